import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findRelease } from "@/lib/releases/find"
import { markMigration } from "@/lib/releases/mark-migration"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRelease, softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

async function ground() {
  const made = await softwareGround()
  const id = await makeRelease(made.service.id, { migrations: [["0001_a", null]] })
  return { ...made, input: { id, migration: "0001_a", isCompatible: true, note: "Only adds a column" } }
}

it("takes a person's word once, their note out of the open record", async () => {
  const { operator, clinic, input } = await ground()
  await markMigration(operator, input)
  await markMigration(operator, input)
  expect((await findRelease(operator, { id: input.id })).migrations).toMatchObject([
    { isCompatible: true, note: "Only adds a column" },
  ])
  expect(await recorded(clinic.id, input.id)).toMatchObject([
    {
      before: { isCompatible: null },
      after: { isCompatible: true },
      personal: { note: "Only adds a column" },
    },
  ])
})

it("knows neither a release nor a migration that is not there", async () => {
  const { operator, input } = await ground()
  for (const wrong of [{ id: newId() }, { id: "attic" }, { migration: "0009_z" }])
    await expect(markMigration(operator, { ...input, ...wrong })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(markMigration, { subject: "none", prepare: ground })
