import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { freezeEnvironment } from "@/lib/software/freeze"
import { listSoftware } from "@/lib/software/list"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("freezes once: the first reason stands, and is kept out of the open record", async () => {
  const { operator, clinic, production } = await softwareGround()
  const name = production.environment
  await freezeEnvironment(operator, { name, reason: "Congress week" })
  await freezeEnvironment(operator, { name, reason: "Again" })
  const { environments } = await listSoftware(operator, {})
  expect(environments.find((one) => one.name === name)).toMatchObject({
    frozenAt: operator.now,
    freezeReason: "Congress week",
  })
  const facts = await recorded(clinic.id, name)
  expect(facts).toHaveLength(1)
  expect(facts[0]).toMatchObject({ name: "software.frozen", personal: { reason: "Congress week" } })
  await expect(freezeEnvironment(operator, { name: "attic", reason: "Why not" })).rejects.toMatchObject({
    code: "not_found",
  })
})

describeRefusals(freezeEnvironment, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { name: ground.production.environment, reason: "Congress week" } }
  },
})
