import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listTwins } from "@/lib/leads/duplicates"
import { listLeads } from "@/lib/leads/list"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

type Lead = { id: string; clinicId: string; patientId: string; contactId: string }
const again = (lead: Lead, status = "new") =>
  inClinic(lead.clinicId, (tx) =>
    tx.lead.create({
      data: { id: newId(), clinicId: lead.clinicId, patientId: lead.patientId, source: "web", status },
    }),
  )
const reachedAt = (patientId: string, lead: Lead) =>
  inClinic(lead.clinicId, (tx) =>
    tx.patientContact.create({ data: { clinicId: lead.clinicId, patientId, contactId: lead.contactId } }),
  )

const ground = async () => {
  const made = await leadGround({ name: "Ștefan Țîrlea", address: "+40722119876" })
  return { ...made, input: { id: made.lead.id } }
}

it("are other open leads of the patient, and people at the same number or of the same name and digits", async () => {
  const { clinic, lead, ctxFor, input } = await ground()
  const admin = ctxFor(["admin"])
  expect(await listTwins(admin, input)).toEqual([])
  expect((await listLeads(admin, { duplicates: "1" })).rows).toEqual([])
  const second = await again(lead)
  await again(lead, "lost")
  const namesake = await addLead(clinic.id, { name: "Stefan Tirlea", address: "+49151119876" })
  const sharing = await addLead(clinic.id, { name: "Ana Țîrlea", address: "+40733555111" })
  await reachedAt(sharing.patientId, lead)
  await addLead(clinic.id, { name: "Stefan Tirlea", address: "+40733000000" })
  const found = await listTwins(admin, input)
  expect(found.map((one) => [one.lead?.id, one.because]).sort()).toEqual(
    [
      [second.id, "same"],
      [namesake.id, "name"],
      [sharing.id, "number"],
    ].sort(),
  )
  const listed = (await listLeads(admin, { duplicates: "1" })).rows.map((row) => row.id)
  expect(listed.sort()).toEqual([lead.id, second.id, namesake.id, sharing.id].sort())
})

it("are told only of what is in reach, and to nobody who sees people masked", async () => {
  const { lead, ctxFor, input } = await ground()
  await again(lead)
  expect(await listTwins(ctxFor(["doctor"]), input)).toEqual([])
  expect(await listTwins(ctxFor(["auditor"]), input)).toEqual([])
})

describeRefusals(listTwins, { prepare: ground, badInput: { id: 7 } })
