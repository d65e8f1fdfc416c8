import { afterAll, expect, it } from "vitest"
import { unmaskPatient } from "@/lib/access/unmask"
import { closeDb, inClinic } from "@/lib/db"
import { findLead } from "@/lib/leads/find"
import { listLeads } from "@/lib/leads/list"
import { listTimeline } from "@/lib/leads/timeline"
import { findPatient } from "@/lib/patients/find"
import { confirmed, factsNamed } from "@/lib/testing/access"
import { testDatabase } from "@/lib/testing/db"
import { addLead, addMessage, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const reason = "The clinic asked us to find a message"
describeRefusals(unmaskPatient, {
  prepare: async () => {
    const { lead, ctxFor, strangerFor } = await leadGround()
    return {
      input: { patientId: lead.patientId, reason },
      ctxFor: confirmed(ctxFor),
      strangerFor: (roles) => confirmed(strangerFor)(roles.includes("admin") ? ["operator"] : roles),
    }
  },
})

it("opens no birth date, and nobody else's name: not a relative's, not who shares the number", async () => {
  const { clinic, lead, ctxFor } = await leadGround({ name: "Maria Pop" })
  const relative = await addLead(clinic.id, { name: "Ion Stan" })
  const clinicId = clinic.id
  await inClinic(clinicId, async (tx) => {
    await tx.patient.update({ where: { id: lead.patientId }, data: { birthDate: new Date("1984-05-30") } })
    await tx.patientRelation.create({
      data: { clinicId, patientId: lead.patientId, relativeId: relative.patientId, kind: "partner" },
    })
    await tx.patientContact.create({
      data: { clinicId, patientId: relative.patientId, contactId: lead.contactId },
    })
  })
  const operator = confirmed(ctxFor)(["operator"])
  const until = addMs(operator.now, MINUTE_MS)
  const seen = await findPatient(
    { ...operator, unmasked: [{ patientId: lead.patientId, until }] },
    { id: lead.patientId },
  )
  expect(seen.patient).toMatchObject({ name: "Maria Pop", birthDate: null, age: null })
  expect(seen.relatives).toMatchObject([{ name: "I. S." }])
  expect(JSON.stringify(seen)).not.toContain("Stan")
})

it("shows one patient's name and number for fifteen minutes, never their words, on record and once", async () => {
  const { clinic, lead, ctxFor } = await leadGround({ name: "Maria Pop", address: "+40712345678" })
  const other = await addLead(clinic.id, { name: "Ion Stan" })
  await addMessage(lead, "My tooth hurts")
  const operator = confirmed(ctxFor)(["operator"])
  expect((await findLead(operator, { id: lead.id })).patient.name).toBe("M. P.")

  const value = await unmaskPatient(operator, { patientId: lead.patientId, reason })
  expect(await unmaskPatient(operator, { patientId: lead.patientId, reason })).toEqual(value)
  const until = new Date(value.endsAt)
  expect(until.getTime()).toBe(operator.now.getTime() + 15 * MINUTE_MS)
  const seeing = { ...operator, unmasked: [{ patientId: lead.patientId, until }] }
  const detail = await findLead(seeing, { id: lead.id })
  expect(detail).toMatchObject({
    patient: { name: "Maria Pop" },
    contacts: [{ address: "+40712345678" }],
    lead: { lastMessage: null },
    view: { masked: true, messages: false },
  })
  expect(JSON.stringify(await listTimeline(seeing, { id: lead.id }))).not.toContain("tooth")
  const names = (await listLeads(seeing, {})).rows.map((row) => row.patient.name)
  expect(names.sort()).toEqual(["I. S.", "Maria Pop"])
  expect((await findLead(seeing, { id: other.id })).patient.name).toBe("I. S.")
  expect((await findLead({ ...seeing, now: addMs(until, 1) }, { id: lead.id })).patient.name).toBe("M. P.")

  const facts = await factsNamed(clinic.id, "access.")
  expect(facts).toMatchObject([{ name: "access.unmasked", patientId: lead.patientId, reason: null }])
  expect(JSON.stringify(facts.map(({ before, after }) => ({ before, after })))).not.toContain("message")
  const looks = (await factsNamed(clinic.id, "patient.")).filter((one) =>
    JSON.stringify(one.after).includes("unmask"),
  )
  expect(looks.map((one) => one.name).sort()).toEqual(["patient.listed", "patient.read", "patient.read"])
})
