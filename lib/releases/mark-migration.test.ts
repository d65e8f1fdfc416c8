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
  return { ...made, input: { id, migration: "0001_a", isCompatible: true, reason: "Only adds a column" } }
}

it("takes a person's word once, and keeps whose it is; why stays out of the open record", async () => {
  const { operator, clinic, input } = await ground()
  await markMigration(operator, input)
  await markMigration(operator, input)
  expect((await findRelease(operator, { id: input.id })).migrations).toMatchObject([
    {
      isCompatible: true,
      note: "Only adds a column",
      markedByName: operator.actor.name,
      markedAt: operator.now,
    },
  ])
  expect(await recorded(clinic.id, input.id)).toMatchObject([
    {
      before: { isCompatible: null },
      after: { isCompatible: true },
      personal: { reason: "Only adds a column" },
    },
  ])
})

it("takes back what was said, with whoever says otherwise", async () => {
  const { operator, ctxFor, clinic, input } = await ground()
  await markMigration(operator, input)
  const other = ctxFor(["operator"])
  await markMigration(other, { ...input, isCompatible: "no", reason: "It drops what 1.0 reads" })
  expect((await findRelease(operator, { id: input.id })).migrations).toMatchObject([
    { isCompatible: false, markedByName: other.actor.name, markedAt: other.now },
  ])
  expect(await recorded(clinic.id, input.id)).toHaveLength(2)
})

it("takes no word without a reason, and none that is neither yes nor no", async () => {
  const { operator, input } = await ground()
  for (const [wrong, field] of [
    [{ reason: " " }, "reason"],
    [{ isCompatible: "perhaps" }, "isCompatible"],
  ] as const)
    await expect(markMigration(operator, { ...input, ...wrong })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { [field]: expect.any(String) },
    })
})

it("knows neither a release nor a migration that is not there", async () => {
  const { operator, input } = await ground()
  for (const wrong of [{ id: newId() }, { id: "attic" }, { migration: "0009_z" }])
    await expect(markMigration(operator, { ...input, ...wrong })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(markMigration, { subject: "none", prepare: ground })
