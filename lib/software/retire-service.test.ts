import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listSoftware } from "@/lib/software/list"
import { retireService } from "@/lib/software/retire-service"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDeployment, softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("retires and restores, each once", async () => {
  const { operator, clinic, service } = await softwareGround()
  const { id } = service
  const shown = async (retired: boolean) =>
    (await listSoftware(operator, { retired })).services.find((one) => one.id === id)
  for (const retired of [true, true, false, false]) {
    await retireService(operator, { id, retired })
    expect(await shown(false)).toEqual(retired ? undefined : expect.objectContaining({ isRetired: false }))
    expect(await shown(true)).toMatchObject({ isRetired: retired })
  }
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual([
    "software.service_retired",
    "software.service_restored",
  ])
  await expect(retireService(operator, { id: newId(), retired: true })).rejects.toMatchObject({
    code: "not_found",
  })
})

describeRefusals(retireService, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { id: ground.service.id, retired: true } }
  },
  wrongState: {
    when: "one with a deployment under way",
    code: "wrong_state",
    prepare: async () => {
      const ground = await softwareGround()
      const { service, staging } = ground
      await makeDeployment(staging.id, {
        service: service.name,
        environment: staging.environment,
        status: "running",
      })
      return { ...ground, input: { id: service.id, retired: true } }
    },
  },
})
