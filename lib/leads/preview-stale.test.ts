import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { archiveStaleLeads } from "@/lib/leads/archive-stale"
import { previewStale } from "@/lib/leads/preview-stale"
import { refreshStaleLeads } from "@/lib/leads/refresh-stale"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead, makeMessage } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const ago = (days: number) => addMs(now(), -days * DAY_MS)
const old = { createdAt: ago(120), updatedAt: ago(100), lastMessageAt: ago(100) }

async function ground() {
  const clinic = await makeClinic()
  return {
    clinic,
    ctxFor: await memberOf(clinic),
    strangerFor: await memberOf(await makeClinic()),
    input: { schedule: "stale-lead-cleanup" as const },
  }
}

describeRefusals(previewStale, { subject: "none", prepare: ground, badInput: { schedule: "backup" } })

it("shows what the next run then does, no more and no less, and only counts to whom names are not for", async () => {
  const { clinic, ctxFor, input } = await ground()
  const stale = await makeLead(clinic.id, old)
  await makeLead(clinic.id, { ...old, status: "won" })
  await makeMessage(stale, "What does whitening cost?", { createdAt: ago(100) })
  const preview = await previewStale(ctxFor(["coordinator"]), input)
  expect(preview).toMatchObject({ count: 1, next: null, leads: [{ id: stale.id }] })
  for (const role of ["operator", "doctor", "auditor"] as const)
    expect(await previewStale(ctxFor([role]), input), role).toMatchObject({ count: 1, leads: null, held: [] })
  const refresh = { schedule: "stale-lead-refresh" as const }
  expect(await previewStale(ctxFor(["admin"]), refresh)).toMatchObject({ count: 1 })
  expect(await refreshStaleLeads(systemCtx(clinic.id, clinic, "stale-lead-refresh"), "")).toMatchObject({
    looked: 1,
  })
  await makeLead(clinic.id, old)
  expect(await archiveStaleLeads(systemCtx(clinic.id, clinic, "stale-lead-cleanup"), {})).toMatchObject({
    archived: 1,
  })
  expect(await previewStale(ctxFor(["admin"]), input)).toMatchObject({
    count: 0,
    leads: [],
    runs: [{ changed: 1 }],
  })
})

it("pages by cursor with as many statements for few as for many", async () => {
  const { clinic, ctxFor, input } = await ground()
  await makeLead(clinic.id, old)
  const few = await statementsOf(() => previewStale(ctxFor(["admin"]), input))
  for (let n = 0; n < 30; n++) await makeLead(clinic.id, { ...old, updatedAt: addMs(ago(100), n) })
  const many = await statementsOf(() => previewStale(ctxFor(["admin"]), input))
  expect(many.length).toBe(few.length)
  const first = await previewStale(ctxFor(["admin"]), input)
  const second = await previewStale(ctxFor(["admin"]), { ...input, after: first.next ?? "" })
  const ids = [...(first.leads ?? []), ...(second.leads ?? [])].map((one) => one.id)
  expect(new Set(ids).size).toBe(31)
})
