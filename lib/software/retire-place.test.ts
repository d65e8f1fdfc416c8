import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listSoftware } from "@/lib/software/list"
import { retirePlace } from "@/lib/software/retire-place"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDeployment, softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("retires and restores a place, each once", async () => {
  const { operator, clinic, service, staging } = await softwareGround()
  const { id } = staging
  for (const retired of [true, true, false, false]) {
    await retirePlace(operator, { id, retired })
    const { services } = await listSoftware(operator, {})
    const places = services.find((one) => one.id === service.id)?.places ?? []
    expect(places.some((one) => one.id === id)).toBe(!retired)
  }
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual([
    "software.place_retired",
    "software.place_restored",
  ])
  await expect(retirePlace(operator, { id: newId(), retired: true })).rejects.toMatchObject({
    code: "not_found",
  })
})

describeRefusals(retirePlace, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { id: ground.staging.id, retired: true } }
  },
  wrongState: {
    when: "a place with a deployment under way",
    code: "wrong_state",
    prepare: async () => {
      const ground = await softwareGround()
      const { service, staging } = ground
      await makeDeployment(staging.id, {
        service: service.name,
        environment: staging.environment,
        status: "cancelling",
      })
      return { ...ground, input: { id: staging.id, retired: true } }
    },
  },
})
