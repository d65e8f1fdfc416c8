import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { createEnvironment } from "@/lib/software/create-environment"
import { listSoftware } from "@/lib/software/list"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

const given = () => ({ name: `env-${newId().slice(-12)}`, title: "Acceptance", position: 3 })

it("adds an environment once: open at all hours, and asking for green checks", async () => {
  const { operator, clinic } = await softwareGround()
  const input = given()
  await createEnvironment(operator, input)
  await expect(createEnvironment(operator, input)).rejects.toMatchObject({ code: "invalid_input" })
  const { environments } = await listSoftware(operator, {})
  expect(environments.find((one) => one.name === input.name)).toEqual({
    ...input,
    windows: [],
    needsChecks: true,
    frozenAt: null,
    freezeReason: null,
  })
  expect(await recorded(clinic.id, input.name)).toMatchObject([{ name: "software.environment_created" }])
})

describeRefusals(createEnvironment, {
  subject: "none",
  prepare: async () => ({ ...(await softwareGround()), input: given() }),
})
