import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findPlace } from "@/lib/software/find-place"
import { tellConfig } from "@/lib/software/tell-config"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("keeps the names in order, and records what came and went", async () => {
  const { operator, clinic, service, staging } = await softwareGround()
  const at = { service: service.name, environment: staging.environment }
  await tellConfig(operator, { ...at, names: ["B", "A", "B"] })
  await tellConfig(operator, { ...at, names: ["B", "A"] })
  expect(await tellConfig(operator, { ...at, names: ["A", "C"] })).toMatchObject({
    added: ["C"],
    gone: ["B"],
  })
  expect(await findPlace(operator, { id: staging.id })).toMatchObject({
    configNames: ["A", "C"],
    configAt: operator.now,
  })
  expect((await recorded(clinic.id, staging.id)).map((one) => one.after)).toEqual([
    { added: ["A", "B"], gone: [] },
    { added: ["C"], gone: ["B"] },
  ])
})

it("takes no value with a name", async () => {
  const { operator, service, staging } = await softwareGround()
  const input = {
    service: service.name,
    environment: staging.environment,
    names: ["DATABASE_URL=postgres://u:p@db"],
  }
  await expect(tellConfig(operator, input)).rejects.toMatchObject({ code: "invalid_input" })
})

it("knows no place that is not there", async () => {
  const { operator, service } = await softwareGround()
  const input = { service: service.name, environment: "attic", names: [] }
  await expect(tellConfig(operator, input)).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(tellConfig, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    const { service, staging } = ground
    return { ...ground, input: { service: service.name, environment: staging.environment, names: ["A"] } }
  },
})
