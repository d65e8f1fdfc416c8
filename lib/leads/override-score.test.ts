import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { overrideScore } from "@/lib/leads/override-score"
import { takeLead } from "@/lib/leads/take"
import { testDatabase } from "@/lib/testing/db"
import { factsOf, leadGround, readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()

const input = (id: string) => ({
  id,
  key: newId(),
  score: 2,
  urgency: "none" as const,
  reason: "Asked the same last week",
})

it("sets the lead by the person's word, once, and leaves the rules' score beside it", async () => {
  const { lead, clinic, ctxFor, member } = await leadGround({ dueAt: addMs(now(), 30 * MINUTE_MS) })
  await inClinic(clinic.id, (tx) =>
    tx.score.create({
      data: {
        id: newId(),
        clinicId: clinic.id,
        leadId: lead.id,
        score: 4,
        classification: "HOT",
        urgency: "none",
        confidence: 0.8,
        reasons: [],
        scorer: "rules-1",
      },
    }),
  )
  const given = input(lead.id)
  await overrideScore(ctxFor(["coordinator"]), given)
  await overrideScore(ctxFor(["coordinator"]), given)
  expect(await readLead(lead)).toMatchObject({
    score: 2,
    classification: "COLD",
    urgency: "none",
    dueAt: null,
  })
  const scores = await inClinic(clinic.id, (tx) => tx.score.findMany({ where: { leadId: lead.id } }))
  expect(scores.map((one) => one.scorer).sort()).toEqual(["member", "rules-1"])
  const facts = await factsOf(lead)
  expect(facts).toHaveLength(1)
  expect(facts[0]).toMatchObject({
    name: "lead.score_overridden",
    actor: `member:${member.id}`,
    before: { score: 4, classification: "HOT" },
    after: { score: 2, classification: "COLD" },
    personal: { reason: "Asked the same last week" },
  })
})

it.each([
  ["price", ["price"]],
  [
    ["price", "model:asks_price"],
    ["price", "model:asks_price"],
  ],
])("keeps which reasons the person does not share: %s", async (disputed, kept) => {
  const { lead, clinic, ctxFor } = await leadGround()
  await overrideScore(ctxFor(["coordinator"]), { ...input(lead.id), disputed })
  const [score] = await inClinic(clinic.id, (tx) => tx.score.findMany({ where: { leadId: lead.id } }))
  expect(score?.disputed).toEqual(kept)
  expect((await factsOf(lead))[0]?.after).toMatchObject({ disputed: kept })
})

it("starts the clock from when the patient wrote", async () => {
  const at = addMs(now(), -5 * MINUTE_MS)
  const { lead, ctxFor } = await leadGround({ score: 2, classification: "COLD", createdAt: at })
  await overrideScore(ctxFor(["admin"]), { ...input(lead.id), score: 5, urgency: "critical" })
  expect(await readLead(lead)).toMatchObject({ classification: "HOT", dueAt: addMs(at, 15 * MINUTE_MS) })
})

it.each([
  ["none" as const, 2, 0],
  ["high" as const, 2, 1],
  ["none" as const, 5, 1],
])("has urgency %s and a score of %i watched like what the rules find: %i", async (urgency, score, n) => {
  const { lead, ctxFor } = await leadGround({ score: 3, classification: "WARM" })
  await overrideScore(ctxFor(["admin"]), { ...input(lead.id), score, urgency })
  const { rows } = await db.owner.query(
    "select data from engine.event where name = 'lead.scored' and data->>'leadId' = $1",
    [lead.id],
  )
  expect(rows).toHaveLength(n)
})

it("has a doctor take the lead first", async () => {
  const { lead, ctxFor } = await leadGround()
  await expect(overrideScore(ctxFor(["doctor"]), input(lead.id))).rejects.toMatchObject({ code: "forbidden" })
  await takeLead(ctxFor(["doctor"]), { id: lead.id })
  await overrideScore(ctxFor(["doctor"]), input(lead.id))
})

it.each([
  [{ score: 6 }, "score"],
  [{ score: 2.5 }, "score"],
  [{ reason: "no" }, "reason"],
  [{ urgency: "soon" as "none" }, "urgency"],
  [{ disputed: "she said so" }, "disputed"],
])("says beside the field what is wrong: %o", async (change, field) => {
  const { lead, ctxFor } = await leadGround()
  await expect(overrideScore(ctxFor(["admin"]), { ...input(lead.id), ...change })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { [field]: expect.any(String) },
  })
})

describeRefusals(overrideScore, {
  prepare: async () => {
    const ground = await leadGround()
    return { ...ground, input: input(ground.lead.id) }
  },
})
