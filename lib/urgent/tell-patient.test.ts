import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { openedCase, readCase } from "@/lib/testing/urgent"
import { connectWhatsapp } from "@/lib/testing/whatsapp"
import { addMs, HOUR_MS, now } from "@/lib/time"
import { acknowledgeCase } from "@/lib/urgent/acknowledge"
import { changeEscalation } from "@/lib/urgent/escalation"
import { EscalationSchema } from "@/lib/urgent/schema"
import { tellPatient } from "@/lib/urgent/tell-patient"

await testDatabase()
afterAll(closeDb)

const CLOSED = {}
const ALWAYS = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, ["00:00", "24:00"]]),
)

async function ground(given: { hours?: object; urgency?: string; wroteAt?: Date; sends?: boolean } = {}) {
  const clinic = await makeClinic()
  await platformDb().clinic.update({
    where: { id: clinic.id },
    data: { openingHours: given.hours ?? CLOSED },
  })
  if (given.sends !== false)
    await connectWhatsapp(clinic.id, { secrets: { apiKey: "an-access-token" } as never })
  const urgency = given.urgency ?? "critical"
  const { caseId, lead } = await openedCase(clinic, { urgency, wroteAt: given.wroteAt })
  const job = systemCtx(clinic.id, clinic, "escalate-urgent-case")
  return { clinic, caseId, lead, job, one: () => readCase(clinic.id, caseId) }
}

const textsOf = (clinicId: string) =>
  inClinic(clinicId, (tx) => tx.message.findMany({ where: { direction: "out" } }))

it("queues one text outside opening hours, on its legal basis, and the lead waits on", async () => {
  const { clinic, caseId, lead, job, one } = await ground()
  const before = await readLead(lead)
  await Promise.all([tellPatient(job, { id: caseId }), tellPatient(job, { id: caseId })])
  const [text, ...more] = await textsOf(clinic.id)
  expect(more).toEqual([])
  expect(text).toMatchObject({ basis: "emergency", status: "queued", sentById: null, leadId: lead.id })
  expect(text?.body).toContain("112")
  expect(text?.body).toContain("within 15 minutes")
  expect(await one()).toMatchObject({ distressMessageId: text?.id, distressWhyNot: null })
  expect(await readLead(lead)).toMatchObject({
    waitingSince: before.waitingSince,
    dueAt: before.dueAt,
    status: before.status,
  })
  const told = (await recorded(clinic.id, caseId)).filter((fact) => fact.name === "urgent.patient_told")
  expect(told).toHaveLength(1)
})

it("speaks the patient's language", async () => {
  const { clinic, caseId, lead, job } = await ground()
  await inClinic(clinic.id, (tx) => tx.lead.update({ where: { id: lead.id }, data: { language: "ro" } }))
  await tellPatient(job, { id: caseId })
  expect((await textsOf(clinic.id))[0]?.body).toContain("sunați acum la 112")
})

it("in opening hours it waits until all tiers were told and nobody said a word", async () => {
  const { clinic, caseId, job, one } = await ground({ hours: ALWAYS })
  expect(await tellPatient(job, { id: caseId })).toEqual({ messageId: null })
  expect(await one()).toMatchObject({ distressWhyNot: "somebody_there" })
  await inClinic(clinic.id, (tx) => tx.urgentCase.update({ where: { id: caseId }, data: { tier: 3 } }))
  await tellPatient(job, { id: caseId })
  expect(await textsOf(clinic.id)).toHaveLength(1)
})

it("not while somebody looks after it", async () => {
  const { clinic, caseId, job, one } = await ground()
  await acknowledgeCase((await memberOf(clinic))(["doctor"]), { id: caseId })
  await tellPatient(job, { id: caseId })
  expect(await one()).toMatchObject({ distressWhyNot: "somebody_there", distressMessageId: null })
})

it("at most one in twelve hours to one patient, whichever case it is of", async () => {
  const { clinic, caseId, lead, job, one } = await ground()
  await tellPatient(job, { id: caseId })
  const earlier = (await one()).distressAt ?? now()
  const second = await openedCase(clinic, { urgency: "critical" })
  await inClinic(clinic.id, (tx) =>
    tx.lead.update({ where: { id: second.lead.id }, data: { patientId: lead.patientId } }),
  )
  await tellPatient(job, { id: second.caseId })
  expect(await readCase(clinic.id, second.caseId)).toMatchObject({ distressWhyNot: "recently" })
  await inClinic(clinic.id, (tx) =>
    tx.urgentCase.update({ where: { id: caseId }, data: { distressAt: addMs(earlier, -13 * HOUR_MS) } }),
  )
  await tellPatient(job, { id: second.caseId })
  expect(await textsOf(clinic.id)).toHaveLength(2)
})

it.each([
  ["medium", { urgency: "medium" }, "not_pressing"],
  ["of a clinic that cannot send", { sends: false }, "not_connected"],
  ["of a patient who wrote long ago", { wroteAt: addMs(now(), -25 * HOUR_MS) }, "window_closed"],
])("none to a case %s, and says why", async (_, given, why) => {
  const { clinic, caseId, job, one } = await ground(given)
  for (const _again of [1, 2]) await tellPatient(job, { id: caseId })
  expect(await textsOf(clinic.id)).toEqual([])
  expect(await one()).toMatchObject({ distressWhyNot: why })
  const facts = (await recorded(clinic.id, caseId)).filter((fact) => fact.name === "urgent.text_withheld")
  expect(facts).toHaveLength(1)
})

it("none where the clinic turned it off, where it paused, and to who took back the agreement", async () => {
  const off = await ground()
  const admin = (await memberOf(off.clinic))(["admin"])
  await changeEscalation(admin, EscalationSchema.parse({ distress: { on: false } }))
  await tellPatient(off.job, { id: off.caseId })
  expect(await off.one()).toMatchObject({ distressWhyNot: "off" })

  const paused = await ground()
  await inClinic(paused.clinic.id, (tx) => tx.connection.updateMany({ data: { pausedAt: now() } }))
  await tellPatient(paused.job, { id: paused.caseId })
  expect(await paused.one()).toMatchObject({ distressWhyNot: "paused" })
})

describeRefusals(tellPatient, {
  prepare: async () => {
    const { clinic, caseId } = await ground()
    return {
      input: { id: caseId },
      ctxFor: await memberOf(clinic),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
