import { expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { systemCtx } from "@/lib/ctx"
import { newId } from "@/lib/ids"
import { addLeadNote } from "@/lib/leads/add-note"
import { changeLeadStatus } from "@/lib/leads/change-status"
import { overrideScore } from "@/lib/leads/override-score"
import { takeLead } from "@/lib/leads/take"
import { listTimeline } from "@/lib/leads/timeline"
import { PAGE_SIZE } from "@/lib/leads/words"
import { findSuggestion } from "@/lib/routing/find-suggestion"
import { routeLead } from "@/lib/routing/route-lead"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addLead, addMessage, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { routingGround } from "@/lib/testing/routing"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()

it("tells everything in one line of time, newest first", async () => {
  const start = addMs(now(), -60 * MINUTE_MS)
  const { lead, clinic, ctxFor, member } = await leadGround({ createdAt: start })
  const ctx = (minute: number) => ({ ...ctxFor(["admin"]), now: addMs(start, minute * MINUTE_MS) })
  await addMessage(lead, "Hello", { createdAt: start })
  await takeLead(ctx(1), { id: lead.id })
  await addLeadNote(ctx(2), { id: lead.id, key: newId(), body: "Called, no answer" })
  const override = { id: lead.id, key: newId(), score: 5, urgency: "high" as const, reason: "Swollen face" }
  await overrideScore(ctx(3), override)
  await changeLeadStatus(ctx(4), { id: lead.id, to: "lost", reason: "Went elsewhere" })
  await addMessage(lead, "We are here", { direction: "out", createdAt: addMs(start, 5 * MINUTE_MS) })
  await db.owner.query(
    `insert into engine.run (id, function_id, event_id, event_name, clinic_id, subject_id, max_attempts, created_at)
     values ($1, 'lead-scoring-workflow', 'e1', 'message.received', $2, $3, 5, $4)`,
    [newId(), clinic.id, lead.id, addMs(start, 6 * MINUTE_MS)],
  )
  const { items } = await listTimeline(ctxFor(["admin"]), { id: lead.id })
  expect(items).toMatchObject([
    { kind: "run", functionId: "lead-scoring-workflow" },
    { kind: "message", direction: "out", body: "We are here" },
    { kind: "fact", name: "lead.status_changed", before: "new", after: "lost", reason: "Went elsewhere" },
    { kind: "score", score: { score: 5, scorer: "member", reason: "Swollen face", by: member.name } },
    { kind: "note", body: "Called, no answer", by: member.name },
    { kind: "fact", name: "lead.taken", after: member.name },
    { kind: "message", direction: "in", body: "Hello" },
  ])
})

it("pages through many, each once", async () => {
  const { lead, ctxFor } = await leadGround()
  const start = now()
  const total = PAGE_SIZE * 2 + 3
  for (let n = 0; n < total; n++)
    await addMessage(lead, `Message ${n}`, { createdAt: addMs(start, Math.floor(n / 7) * 1_000) })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listTimeline(ctxFor(["admin"]), { id: lead.id, cursor })
    seen.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toHaveLength(total)
  expect(new Set(seen).size).toBe(total)
})

it("shows the operator what happened without a word of it", async () => {
  const { lead, ctxFor } = await leadGround()
  await addMessage(lead, "My secret")
  await addLeadNote(ctxFor(["admin"]), { id: lead.id, key: newId(), body: "A secret too" })
  await changeLeadStatus(ctxFor(["admin"]), { id: lead.id, to: "lost", reason: "Secret reason" })
  const { items } = await listTimeline(ctxFor(["operator"]), { id: lead.id })
  expect(items.map((item) => item.kind).sort()).toEqual(["fact", "message"])
  expect(JSON.stringify(items)).not.toMatch(/secret/i)
})

it("says for whom the rules meant it, and by whom it was given: by them, not by a job", async () => {
  const { ctxFor, clinic, rule } = await routingGround()
  const ana = await makeMember(clinic.id, ["coordinator"])
  await rule()
  const job = systemCtx(clinic.id, clinic, "lead-scoring-workflow")
  const hot = await addLead(clinic.id)
  const warm = await addLead(clinic.id, { classification: "WARM", score: 3 })
  for (const leadId of [hot.id, warm.id]) await routeLead(job, { leadId })
  const told = async (role: Role, id: string) =>
    (await listTimeline(ctxFor([role]), { id })).items.filter((one) => one.kind === "fact")
  expect(await told("coordinator", hot.id)).toMatchObject([{ name: "lead.suggested", after: ana.name }])
  expect(await told("coordinator", warm.id)).toMatchObject([{ name: "lead.routed", after: ana.name }])
  expect(await told("frontdesk", hot.id), "only the hot are suggested: it would tell").toEqual([])
  expect(await findSuggestion(ctxFor(["frontdesk"]), { id: hot.id })).toBeNull()
  expect(await findSuggestion(ctxFor(["coordinator"]), { id: hot.id })).toMatchObject({ name: ana.name })
})

describeRefusals(listTimeline, {
  prepare: async () => {
    const ground = await leadGround()
    return { ...ground, input: { id: ground.lead.id } }
  },
})
