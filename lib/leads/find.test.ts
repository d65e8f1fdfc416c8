import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findLead } from "@/lib/leads/find"
import { overrideScore } from "@/lib/leads/override-score"
import { takeLead } from "@/lib/leads/take"
import { listTimeline } from "@/lib/leads/timeline"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { addLead, addMessage, type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
const WORDS = "when can I come?"

async function scored(given: Parameters<typeof leadGround>[0] = {}): Promise<LeadGround> {
  const ground = await leadGround({ name: "Maria Pop", address: "+40712345678", ...given })
  const { lead, clinic } = ground
  const messageId = await addMessage(lead, `Hello, ${WORDS}`)
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
        reasons: [
          {
            rule: "booking",
            label: "Asks to come",
            quote: WORDS,
            start: 7,
            end: 7 + WORDS.length,
            messageId,
          },
        ],
        scorer: "rules-1",
      },
    }),
  )
  return ground
}

it("shows the patient, the score with its reasons, and what may be done", async () => {
  const { lead, ctxFor } = await scored()
  const found = await findLead(ctxFor(["coordinator"]), { id: lead.id })
  expect(found.patient.name).toBe("Maria Pop")
  expect(found.contacts).toEqual([
    { channel: "whatsapp", address: "+40712345678", spoken: "+40 712 345 678" },
  ])
  expect(found.standing).toMatchObject({ score: 4, scorer: "rules-1", reasons: [{ quote: WORDS }] })
  expect(found.may).toEqual({ take: true, release: false, work: true, override: true, assign: true })
  expect(found.runs).toEqual([])
})

it("puts an override first and keeps the rules' score beside it", async () => {
  const { lead, ctxFor, member } = await scored()
  const input = { id: lead.id, key: newId(), score: 2, urgency: "none" as const, reason: "Only comparing" }
  await overrideScore(ctxFor(["admin"]), input)
  const found = await findLead(ctxFor(["admin"]), { id: lead.id })
  expect(found.standing).toMatchObject({
    score: 2,
    scorer: "member",
    reason: "Only comparing",
    by: member.name,
  })
  expect(found.ruled).toMatchObject({ score: 4, scorer: "rules-1" })
})

it("names the runs behind it to who may see runs", async () => {
  const { lead, clinic, ctxFor } = await scored()
  const runId = newId()
  await db.owner.query(
    `insert into engine.run (id, function_id, event_id, event_name, clinic_id, subject_id, max_attempts, status)
     values ($1, 'lead-scoring-workflow', 'e1', 'message.received', $2, $3, 5, 'completed')`,
    [runId, clinic.id, lead.id],
  )
  const admin = await findLead(ctxFor(["admin"]), { id: lead.id })
  expect(admin.runs).toMatchObject([{ id: runId, functionId: "lead-scoring-workflow", status: "completed" }])
  expect((await findLead(ctxFor(["frontdesk"]), { id: lead.id })).runs).toBeNull()
  const coordinator = ctxFor(["coordinator"])
  const runsOf = async () => [
    (await findLead(coordinator, { id: lead.id })).runs?.length,
    (await listTimeline(coordinator, { id: lead.id })).items.filter((item) => item.kind === "run").length,
  ]
  expect(await runsOf()).toEqual([0, 0])
  await takeLead(coordinator, { id: lead.id })
  expect(await runsOf()).toEqual([1, 1])
})

it("masks for the operator: initials, two digits, no reason", async () => {
  const { lead, ctxFor } = await scored()
  const found = await findLead(ctxFor(["operator"]), { id: lead.id })
  expect(found).toMatchObject({ patient: { name: "M. P." }, contacts: [{ address: null, spoken: "•• 78" }] })
  expect(found.standing).toMatchObject({ score: 4, reasons: [], hiddenReasons: 1 })
  expect(Object.values(found.may)).toEqual([false, false, false, false, false])
  expect(JSON.stringify(found)).not.toMatch(/Pop|when can I come|Asks to come|0712345|712 345/i)
})

it("gives the front desk no score, and no words of a lead that is not its own", async () => {
  const { lead, ctxFor } = await scored()
  const frontdesk = ctxFor(["frontdesk"])
  expect(await findLead(frontdesk, { id: lead.id })).toMatchObject({
    standing: null,
    lead: { score: null, classification: null, confidence: null },
    view: { messages: false },
  })
  await takeLead(frontdesk, { id: lead.id })
  expect((await findLead(frontdesk, { id: lead.id })).view.messages).toBe(true)
})

it("hides from a doctor what is a colleague's, and unhides it when it is free and hot", async () => {
  const { lead, clinic } = await scored()
  const [one, other] = [await ctxWith(clinic, ["doctor"]), await ctxWith(clinic, ["doctor"])]
  expect((await findLead(one, { id: lead.id })).view.messages).toBe(true)
  await takeLead(other, { id: lead.id })
  await expect(findLead(one, { id: lead.id })).rejects.toMatchObject({ code: "not_found" })
  expect((await findLead(other, { id: lead.id })).may.work).toBe(true)
})

it("counts the patient's other leads, and answers nonsense like nothing", async () => {
  const { lead, clinic, ctxFor } = await scored()
  await addLead(clinic.id)
  expect((await findLead(ctxFor(["admin"]), { id: lead.id })).otherLeads).toBe(0)
  for (const id of ["nonsense", newId(), ""])
    await expect(findLead(ctxFor(["admin"]), { id })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(findLead, {
  prepare: async () => {
    const ground = await leadGround()
    return { ...ground, input: { id: ground.lead.id } }
  },
})
