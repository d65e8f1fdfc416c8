import { expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { changeLeadStatus } from "@/lib/leads/change-status"
import { overrideScore } from "@/lib/leads/override-score"
import { scoreLead } from "@/lib/leads/score"
import { testDatabase } from "@/lib/testing/db"
import { addMessage, factsOf, type LeadGround, leadGround, readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()

const HOT = "Hi, how much for a full All-on-4? I can pay this month, when can I come?"
const CRITICAL = "Nu mai suport durerea, mi s-a umflat fața"
const COLD = "Where are you located?"

const UNSCORED = { score: null, classification: null, dueAt: null }
const job = ({ clinic }: LeadGround, at = now()) => ({
  ...systemCtx(clinic.id, clinic, "lead-scoring-workflow", newId()),
  now: at,
})
const scoresOf = ({ lead, clinic }: LeadGround) =>
  inClinic(clinic.id, (tx) =>
    tx.score.findMany({ where: { leadId: lead.id }, orderBy: { createdAt: "asc" } }),
  )
const eventsOf = async ({ lead }: LeadGround) =>
  (
    await db.owner.query(
      "select id, data from engine.event where name = 'lead.scored' and data->>'leadId' = $1",
      [lead.id],
    )
  ).rows

it("scores, starts the clock, records and tells what follows; a second run finds it done", async () => {
  const at = now()
  const ground = await leadGround({ ...UNSCORED, createdAt: at })
  const messageId = await addMessage(ground.lead, HOT, { createdAt: at })
  const input = { leadId: ground.lead.id, messageId }
  const first = await scoreLead(job(ground), input)
  const second = await scoreLead(job(ground), input)
  expect(first).toMatchObject({ classification: "HOT", urgency: "none", isPressing: true, isNew: true })
  expect(second).toMatchObject({ scoreId: first.scoreId, isPressing: true, isNew: false })
  expect(await readLead(ground.lead)).toMatchObject({
    classification: "HOT",
    dueAt: addMs(at, 30 * MINUTE_MS),
  })
  const scores = await scoresOf(ground)
  expect(scores).toHaveLength(1)
  const reasons = scores[0]!.reasons as { quote: string; start: number; end: number; messageId: string }[]
  const pointed = reasons.filter((one) => one.quote !== "")
  expect(pointed.length).toBeGreaterThan(0)
  for (const { quote, start, end, messageId: of } of pointed) {
    expect(of).toBe(messageId)
    expect(HOT.slice(start, end)).toBe(quote)
  }
  expect((await factsOf(ground.lead)).map((one) => one.name)).toEqual(["lead.scored"])
  expect(await eventsOf(ground)).toHaveLength(1)
})

it("survives being run at the same time", async () => {
  const ground = await leadGround(UNSCORED)
  const messageId = await addMessage(ground.lead, HOT)
  const run = () => scoreLead(job(ground), { leadId: ground.lead.id, messageId })
  const outcomes = await Promise.all(Array.from({ length: 6 }, run))
  expect(new Set(outcomes.map((one) => one.scoreId)).size).toBe(1)
  expect(outcomes.filter((one) => one.isNew)).toHaveLength(1)
  expect(await factsOf(ground.lead)).toHaveLength(1)
})

it("never puts off what was promised, and shortens it for what is urgent", async () => {
  const at = addMs(now(), -20 * MINUTE_MS)
  const ground = await leadGround({ ...UNSCORED, createdAt: at })
  const said = async (text: string, minute: number) => {
    const messageId = await addMessage(ground.lead, text, { createdAt: addMs(at, minute * MINUTE_MS) })
    await scoreLead(job(ground), { leadId: ground.lead.id, messageId })
    return (await readLead(ground.lead)).dueAt?.getTime()
  }
  expect(await said(HOT, 0)).toBe(at.getTime() + 30 * MINUTE_MS)
  expect(await said("when can I come?", 8)).toBe(at.getTime() + 30 * MINUTE_MS)
  expect(await said(CRITICAL, 10)).toBe(at.getTime() + 25 * MINUTE_MS)
})

it("keeps a late score of an older message in the history alone", async () => {
  const at = addMs(now(), -10 * MINUTE_MS)
  const ground = await leadGround({ ...UNSCORED, createdAt: at })
  const older = await addMessage(ground.lead, COLD, { createdAt: at })
  const newer = await addMessage(ground.lead, HOT, { createdAt: addMs(at, MINUTE_MS) })
  await scoreLead(job(ground), { leadId: ground.lead.id, messageId: newer })
  await scoreLead(job(ground), { leadId: ground.lead.id, messageId: older })
  expect((await readLead(ground.lead)).classification).toBe("HOT")
  expect(await scoresOf(ground)).toHaveLength(2)
  expect(await eventsOf(ground)).toHaveLength(1)
})

it("leaves a person's override standing, but for a new message that is more urgent", async () => {
  const ground = await leadGround(UNSCORED)
  const first = await addMessage(ground.lead, HOT)
  await scoreLead(job(ground), { leadId: ground.lead.id, messageId: first })
  const reason = "Known to us, only comparing"
  const override = { id: ground.lead.id, key: newId(), score: 2, urgency: "none" as const, reason }
  await overrideScore(ground.ctxFor(["admin"]), override)

  const again = await addMessage(ground.lead, HOT, { createdAt: addMs(now(), 1_000) })
  await scoreLead(job(ground), { leadId: ground.lead.id, messageId: again })
  expect(await readLead(ground.lead)).toMatchObject({ score: 2, classification: "COLD", urgency: "none" })

  const urgent = await addMessage(ground.lead, CRITICAL, { createdAt: addMs(now(), 2_000) })
  const outcome = await scoreLead(job(ground), { leadId: ground.lead.id, messageId: urgent })
  expect(await readLead(ground.lead)).toMatchObject({ score: 2, classification: "COLD", urgency: "critical" })
  expect(outcome.isPressing).toBe(true)
  expect((await readLead(ground.lead)).dueAt).not.toBeNull()
})

it.each([
  ["alike", "HOT", 0],
  ["otherwise", "COLD", 1],
])(
  "a message judged by older rules and now %s tells what follows only where it differs",
  async (_, was, n) => {
    const ground = await leadGround(UNSCORED)
    const messageId = await addMessage(ground.lead, HOT)
    const first = await scoreLead(job(ground), { leadId: ground.lead.id, messageId })
    await db.owner.query(`update "Score" set scorer = 'rules-1' where id = $1`, [first.scoreId])
    if (was !== "HOT")
      await db.owner.query(`update "Lead" set classification = $2, score = 2 where id = $1`, [
        ground.lead.id,
        was,
      ])
    const again = await scoreLead(job(ground), { leadId: ground.lead.id, messageId })
    expect(again).toMatchObject({ isNew: true, classification: "HOT", isPressing: true })
    expect(await scoresOf(ground)).toHaveLength(2)
    expect(await eventsOf(ground)).toHaveLength(1 + n)
  },
)

it("a further message of a lead that is HOT already tells again: they wait anew", async () => {
  const ground = await leadGround(UNSCORED)
  for (const ms of [0, 1_000]) {
    const messageId = await addMessage(ground.lead, HOT, { createdAt: addMs(now(), ms) })
    await scoreLead(job(ground), { leadId: ground.lead.id, messageId })
  }
  expect((await eventsOf(ground)).map(({ data }) => data.isPressing)).toEqual([true, true])
})

it("runs no clock where somebody has reacted", async () => {
  const ground = await leadGround(UNSCORED)
  const messageId = await addMessage(ground.lead, HOT)
  await changeLeadStatus(ground.ctxFor(["admin"]), { id: ground.lead.id, to: "contacted" })
  await scoreLead(job(ground), { leadId: ground.lead.id, messageId })
  expect(await readLead(ground.lead)).toMatchObject({ classification: "HOT", dueAt: null })
})

it("refuses a message of another lead", async () => {
  const ground = await leadGround(UNSCORED)
  const other = await leadGround(UNSCORED)
  const messageId = await addMessage(other.lead, HOT)
  await expect(scoreLead(job(ground), { leadId: ground.lead.id, messageId })).rejects.toMatchObject({
    code: "not_found",
  })
})

describeRefusals(scoreLead, {
  prepare: async () => {
    const ground = await leadGround(UNSCORED)
    const messageId = await addMessage(ground.lead, HOT)
    return { ...ground, input: { leadId: ground.lead.id, messageId } }
  },
})
