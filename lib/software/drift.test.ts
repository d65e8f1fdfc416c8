import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findDrift } from "@/lib/software/drift"
import { listSoftware } from "@/lib/software/list"
import { tellConfig } from "@/lib/software/tell-config"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("says nothing is known until two environments have told their names", async () => {
  const { operator, service, staging, production } = await softwareGround()
  await tellConfig(operator, { service: service.name, environment: staging.environment, names: ["A"] })
  const drift = await findDrift(operator, { id: service.id })
  expect(drift).toMatchObject({ rows: [], same: 0 })
  expect(drift.environments.map((one) => [one.name, one.toldAt])).toEqual([
    [staging.environment, operator.now],
    [production.environment, null],
  ])
})

it("holds one environment's names against the other's, in the order of the environments", async () => {
  const { operator, service, staging, production } = await softwareGround()
  await tellConfig(operator, {
    service: service.name,
    environment: staging.environment,
    names: ["A", "B", "C"],
  })
  await tellConfig(operator, {
    service: service.name,
    environment: production.environment,
    names: ["A", "D"],
  })
  expect(await findDrift(operator, { id: service.id })).toMatchObject({
    same: 1,
    rows: [
      { name: "B", has: [true, false] },
      { name: "C", has: [true, false] },
      { name: "D", has: [false, true] },
    ],
  })
  const row = (await listSoftware(operator, {})).services.find((one) => one.id === service.id)
  const missing = Object.fromEntries((row?.places ?? []).map((one) => [one.environment, one.missing]))
  expect(missing).toEqual({ [staging.environment]: ["D"], [production.environment]: ["B", "C"] })
})

it("knows no service that is not there", async () => {
  const { operator } = await softwareGround()
  await expect(findDrift(operator, { id: newId() })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(findDrift, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { id: ground.service.id } }
  },
})
