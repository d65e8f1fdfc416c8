import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findRelease } from "@/lib/releases/find"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDeployment, makeRelease, softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("shows a release with its migrations and where it went", async () => {
  const { operator, service, staging } = await softwareGround()
  const id = await makeRelease(service.id, {
    migrations: [
      ["0002_b", true],
      ["0001_a", null],
    ],
  })
  const at = { service: service.name, environment: staging.environment, releaseId: id }
  const deployed = await makeDeployment(staging.id, { ...at, status: "rolled_back" })
  expect(await findRelease(operator, { id })).toMatchObject({
    service: { name: service.name },
    migrations: [{ name: "0001_a" }, { name: "0002_b" }],
    deployments: [{ id: deployed, status: "rolled_back", isProven: false }],
    places: [],
  })
})

it("knows no release that is not there", async () => {
  const { operator } = await softwareGround()
  for (const id of [newId(), "attic"])
    await expect(findRelease(operator, { id })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(findRelease, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { id: await makeRelease(ground.service.id) } }
  },
})
