import { expect, it } from "vitest"
import { previewSplit } from "@/lib/patients/preview-split"
import { testDatabase } from "@/lib/testing/db"
import { addMessage, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const ground = async () => {
  const made = await leadGround({ name: "Elena Marin", lastMessage: "My tooth hurts" })
  await addMessage(made.lead, "My tooth hurts")
  return { ...made, input: { id: made.lead.patientId } }
}

it("lists leads with the numbers they came over, and their words only to who may read them", async () => {
  const { lead, ctxFor, input } = await ground()
  expect(await previewSplit(ctxFor(["coordinator"]), input)).toMatchObject({
    leads: [{ id: lead.id, lastMessage: "My tooth hurts", contactIds: [lead.contactId] }],
    contacts: [{ id: lead.contactId, alsoOf: 0 }],
  })
  expect(JSON.stringify(await previewSplit(ctxFor(["frontdesk"]), input))).not.toMatch(/tooth/)
})

describeRefusals(previewSplit, { prepare: ground, badInput: { id: 7 } })
