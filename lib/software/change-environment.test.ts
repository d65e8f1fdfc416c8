import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { changeEnvironment } from "@/lib/software/change-environment"
import { listSoftware } from "@/lib/software/list"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("changes its title and whether it asks for green checks, once", async () => {
  const { operator, clinic, staging } = await softwareGround()
  const input = { name: staging.environment, title: "Trial", needsChecks: false }
  await changeEnvironment(operator, input)
  await changeEnvironment(operator, input)
  const { environments } = await listSoftware(operator, {})
  expect(environments.find((one) => one.name === staging.environment)).toMatchObject(input)
  expect(await recorded(clinic.id, staging.environment)).toMatchObject([
    { before: { title: "Staging", needsChecks: true }, after: { title: "Trial", needsChecks: false } },
  ])
  await expect(changeEnvironment(operator, { ...input, name: "attic" })).rejects.toMatchObject({
    code: "not_found",
  })
})

describeRefusals(changeEnvironment, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { name: ground.staging.environment, title: "Trial", needsChecks: true } }
  },
})
