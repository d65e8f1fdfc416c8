import { expect, it } from "vitest"
import { cancelImport, startImport } from "@/lib/imports/start"
import { testDatabase } from "@/lib/testing/db"
import { importGround } from "@/lib/testing/imports"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

it("starts one run, whose input holds ids alone", async () => {
  const { clinic, admin, input } = await importGround()
  await startImport(admin, input)
  await startImport(admin, input)
  const { rows } = await db.owner.query(`select name, data from engine.event where clinic_id = $1`, [
    clinic.id,
  ])
  expect(rows).toEqual([{ name: "import.started", data: { clinicId: clinic.id, importId: input.id } }])
})

it("starts nothing where nothing is new", async () => {
  const { admin, input } = await importGround("Name,Phone\nDan,12")
  await expect(startImport(admin, input)).rejects.toMatchObject({ code: "wrong_state" })
})

const given = async () => {
  const made = await importGround()
  await cancelImport(made.admin, made.input)
  await cancelImport(made.admin, made.input)
  return made
}
describeRefusals(startImport, {
  prepare: () => importGround(),
  badInput: { id: 7 },
  wrongState: { when: "one that was given up", code: "wrong_state", prepare: given },
})
describeRefusals(cancelImport, { prepare: () => importGround(), badInput: { id: 7 } })
