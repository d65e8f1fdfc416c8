import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addLeadNote } from "@/lib/leads/add-note"
import { testDatabase } from "@/lib/testing/db"
import { factsOf, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("keeps the note once however often the form is sent, and no word of it in the record", async () => {
  const { lead, clinic, ctxFor, member } = await leadGround()
  const input = { id: lead.id, key: newId(), body: " Prefers mornings. " }
  await addLeadNote(ctxFor(["coordinator"]), input)
  await addLeadNote(ctxFor(["coordinator"]), input)
  const notes = await inClinic(clinic.id, (tx) => tx.leadNote.findMany({ where: { leadId: lead.id } }))
  expect(notes).toHaveLength(1)
  expect(notes[0]).toMatchObject({ body: "Prefers mornings.", memberId: member.id })
  const facts = await factsOf(lead)
  expect(facts.map((one) => one.name)).toEqual(["lead.note_added"])
  expect(JSON.stringify(facts)).not.toContain("mornings")
})

it("keeps the same key of two forms apart by lead", async () => {
  const { lead, ctxFor } = await leadGround()
  const other = await leadGround()
  const key = newId()
  await addLeadNote(ctxFor(["admin"]), { id: lead.id, key, body: "One" })
  await addLeadNote(other.ctxFor(["admin"]), { id: other.lead.id, key, body: "Two" })
  expect(await factsOf(other.lead)).toHaveLength(1)
})

describeRefusals(addLeadNote, {
  prepare: async () => {
    const ground = await leadGround()
    return { ...ground, input: { id: ground.lead.id, key: newId(), body: "A note" } }
  },
  badInput: { id: "x", key: newId(), body: "   " },
})
