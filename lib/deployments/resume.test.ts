import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { resumeService } from "@/lib/deployments/resume"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

await testDatabase()
quickDeployments()
afterAll(closeDb)
const grounds: DeploymentGround[] = []
afterEach(async () => {
  for (const one of grounds.splice(0)) await one.host.stop()
})

async function prepare(stoppedAt: Date | null = now()) {
  const ground = await deploymentGround()
  grounds.push(ground)
  const { service, staging } = ground
  await platformDb().servicePlace.update({ where: { id: staging.id }, data: { stoppedAt } })
  const names = { service: service.name, environment: staging.environment, typedName: service.name }
  return { ...ground, input: { ...names, reason: "It is mended.", key: newId() } }
}

describeRefusals(resumeService, {
  prepare: () => prepare(),
  subject: "none",
  badInput: { service: "x" },
  wrongState: { when: "what is not stopped", code: "wrong_state", prepare: () => prepare(null) },
})

describe("deployments.resume", () => {
  it("asks for it once, and stands as stopped until the host took it", async () => {
    const { operator, input, place, find } = await prepare()
    const { id } = await resumeService(operator, input)
    expect(await resumeService(operator, input)).toEqual({ id, isNew: false })
    expect(await find(id)).toMatchObject({ kind: "resume", status: "queued" })
    expect((await place()).stoppedAt).not.toBeNull()
  })
})
