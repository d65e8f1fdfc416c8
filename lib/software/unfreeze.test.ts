import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { freezeEnvironment } from "@/lib/software/freeze"
import { listSoftware } from "@/lib/software/list"
import { unfreezeEnvironment } from "@/lib/software/unfreeze"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("opens what was frozen, once", async () => {
  const { operator, clinic, production } = await softwareGround()
  const name = production.environment
  await freezeEnvironment(operator, { name, reason: "Congress week" })
  await unfreezeEnvironment(operator, { name })
  await unfreezeEnvironment(operator, { name })
  const { environments } = await listSoftware(operator, {})
  expect(environments.find((one) => one.name === name)).toMatchObject({ frozenAt: null, freezeReason: null })
  const names = (await recorded(clinic.id, name)).map((one) => one.name)
  expect(names).toEqual(["software.frozen", "software.unfrozen"])
  await expect(unfreezeEnvironment(operator, { name: "attic" })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(unfreezeEnvironment, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { name: ground.production.environment } }
  },
})
