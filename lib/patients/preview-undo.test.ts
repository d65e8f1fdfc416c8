import { expect, it } from "vitest"
import { mergePatients } from "@/lib/patients/merge"
import { previewUndo } from "@/lib/patients/preview-undo"
import { testDatabase } from "@/lib/testing/db"
import { patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const ground = async () => {
  const made = await patientGround()
  const pair = { keptId: made.patient.id, mergedId: made.second.id, reason: "One person" }
  const { mergeId } = await mergePatients(made.ctxFor(["admin"]), pair)
  return { ...made, input: { id: mergeId ?? "" } }
}

it("tells the front desk that it would be a proposal", async () => {
  const { ctxFor, input } = await ground()
  expect(await previewUndo(ctxFor(["frontdesk"]), input)).toMatchObject({
    propose: true,
    merged: "Ana Ionescu-Pop",
  })
})

describeRefusals(previewUndo, { prepare: ground, badInput: { id: 7 } })
