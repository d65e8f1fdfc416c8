import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { takeLead } from "@/lib/leads/take"
import { listLeadsToday } from "@/lib/leads/today"
import { ctxOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addLead, addMessage, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now } from "@/lib/time"

await testDatabase()

async function morning() {
  const at = now()
  const due = (minutes: number) => ({ createdAt: at, dueAt: addMs(at, minutes * MINUTE_MS) })
  const ground = await leadGround({ name: "Hot First", ...due(20) })
  const { clinic, member, lead } = ground
  await addLead(clinic.id, {
    name: "Urgent Late",
    ...due(-5),
    classification: "WARM",
    score: 3,
    urgency: "high",
  })
  await addLead(clinic.id, { name: "Mine", ...due(10), ownerId: member.id })
  await addLead(clinic.id, { name: "Warm", classification: "WARM", score: 3, createdAt: at })
  const other = await makeMember(clinic.id, ["doctor"])
  await addLead(clinic.id, { name: "Taken", ...due(1), ownerId: other.id })
  await addLead(clinic.id, {
    name: "Answered",
    waitingSince: null,
    createdAt: addMs(at, -3 * 24 * 60 * MINUTE_MS),
  })
  const messageId = await addMessage(lead, "Hello. When can I come?")
  const reason = {
    rule: "booking",
    label: "Asks to come",
    quote: "When can I come?",
    start: 7,
    end: 23,
    messageId,
  }
  await inClinic(clinic.id, (tx) =>
    tx.score.create({
      data: {
        id: newId(),
        clinicId: clinic.id,
        leadId: lead.id,
        messageId,
        score: 4,
        classification: "HOT",
        urgency: "none",
        confidence: 0.8,
        reasons: [reason],
        scorer: "rules-1",
      },
    }),
  )
  return ground
}

it("puts hot and urgent leads that nobody has before the doctor, first due first, with what speaks for them", async () => {
  const { ctxFor } = await morning()
  const today = await listLeadsToday(ctxFor(["doctor"]), {})
  expect(today.free.map((lead) => lead.patient.name)).toEqual(["Hot First", "Urgent Late"])
  expect(today.mine.map((lead) => lead.patient.name)).toEqual(["Mine"])
  expect(today.free[0]).toMatchObject({
    reasons: [{ label: "Asks to come" }],
    excerpt: [{ body: "Hello. When can I come?", direction: "in", quotes: [{ start: 7, end: 23 }] }],
  })
  expect(today.counts).toEqual({ free: 2, mine: 1, late: 1, waiting: 3, arrived: 3 })
})

it("says who took what is still on somebody's screen, and nothing of what is not hot", async () => {
  const { ctxFor, clinic, lead } = await morning()
  const other = await makeMember(clinic.id, ["doctor"], { name: "Dr. Quick" })
  const cold = await addLead(clinic.id, { ownerId: other.id, classification: "COLD", score: 2 })
  await takeLead(ctxOf(clinic, other), { id: lead.id })
  const shown = [lead.id, cold.id, newId(), "nonsense"].join(",")
  const { taken, free } = await listLeadsToday(ctxFor(["doctor"]), { shown })
  expect(taken).toEqual([{ id: lead.id, by: "Dr. Quick" }])
  expect(free.map((one) => one.patient.name)).toEqual(["Urgent Late"])
})

it("tells the front desk who took a lead whether it was hot or not", async () => {
  const { ctxFor, clinic, lead } = await morning()
  const other = await makeMember(clinic.id, ["doctor"])
  const cold = await addLead(clinic.id, { ownerId: other.id, classification: "COLD", score: 2 })
  await takeLead(ctxOf(clinic, other), { id: lead.id })
  const { taken, counts } = await listLeadsToday(ctxFor(["frontdesk"]), {
    shown: [lead.id, cold.id].join(","),
  })
  expect(taken.map((one) => one.id).sort()).toEqual([lead.id, cold.id].sort())
  expect(counts.late).toBe(1)
})

it("counts the whole clinic for an admin", async () => {
  const { ctxFor } = await morning()
  const { counts } = await listLeadsToday(ctxFor(["admin"]), {})
  expect(counts).toEqual({ free: 2, mine: 1, late: 1, waiting: 5, arrived: 5 })
})

it("gives the front desk everybody who waits, and no score, reason or word", async () => {
  const { ctxFor } = await morning()
  const today = await listLeadsToday(ctxFor(["frontdesk"]), {})
  expect(today.free[0]?.patient.name, "the urgent first").toBe("Urgent Late")
  expect(today.free.map((lead) => lead.patient.name).sort()).toEqual(["Hot First", "Urgent Late", "Warm"])
  expect(today.free.every((lead) => lead.score === null && lead.reasons.length === 0)).toBe(true)
  expect(today.free.every((lead) => lead.excerpt.length === 0)).toBe(true)
})

it("gives the operator numbers alone", async () => {
  const { ctxFor } = await morning()
  const today = await listLeadsToday(ctxFor(["operator"]), {})
  expect(today).toMatchObject({ free: [], mine: [], counts: { free: 2 } })
})

describeRefusals(listLeadsToday, {
  subject: "none",
  prepare: async () => ({ ...(await leadGround()), input: {} }),
})
