import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { resumeService } from "@/lib/deployments/resume"
import { stopService } from "@/lib/deployments/stop"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
quickDeployments()
afterAll(closeDb)
const grounds: DeploymentGround[] = []
afterEach(async () => {
  for (const one of grounds.splice(0)) await one.host.stop()
})

async function prepare(given: { driver?: string } = {}) {
  const ground = await deploymentGround()
  grounds.push(ground)
  if (given.driver)
    await platformDb().servicePlace.update({
      where: { id: ground.staging.id },
      data: { driver: given.driver },
    })
  const { service, staging } = ground
  const input = {
    service: service.name,
    environment: staging.environment,
    typedName: service.name,
    reason: "It writes to the wrong patients.",
    key: newId(),
  }
  return { ...ground, input }
}

describeRefusals(stopService, {
  prepare: () => prepare(),
  subject: "none",
  badInput: { service: "x" },
  wrongState: {
    when: "what its host offers no way to stop",
    code: "wrong_state",
    prepare: () => prepare({ driver: "github" }),
  },
})

describe("deployments.stop", () => {
  it("is refused without a fresh password, and without the service's name", async () => {
    const { operator, input, place } = await prepare()
    const stale = { ...operator, steppedUpAt: undefined }
    await expect(stopService(stale, input)).rejects.toMatchObject({ code: "step_up_needed" })
    for (const typedName of ["", "api", `${input.service} `.toUpperCase()])
      await expect(stopService(operator, { ...input, typedName })).rejects.toMatchObject({
        code: "invalid_input",
      })
    expect((await place()).stoppedAt).toBeNull()
  })

  it("marks the place, ends what is under way there, and is one however often it is pressed", async () => {
    const { operator, input, place, ask, build, find } = await prepare()
    const running = await ask((await build()).id)
    const { id } = await stopService(operator, input)
    expect(await stopService(operator, input)).toEqual({ id, isNew: false })
    expect(await find(running.id)).toMatchObject({
      status: "cancelled",
      because: expect.stringMatching(/emergency/),
    })
    expect(await place()).toMatchObject({ stoppedAt: expect.any(Date), stopReason: input.reason })
    expect(await find(id)).toMatchObject({ kind: "stop", status: "queued" })
    await expect(stopService(operator, { ...input, key: newId() })).rejects.toMatchObject({
      code: "conflict",
    })
    await expect(ask((await build()).id)).rejects.toMatchObject({ code: "conflict" })
    await expect(resumeService(operator, { ...input, key: newId() })).rejects.toMatchObject({
      code: "conflict",
    })
  })

  it("waits for whoever notes how far it came, and neither is sent away for the other", async () => {
    const { operator, input, staging, ask, build, find } = await prepare()
    const running = await ask((await build()).id)
    const other = await db.owner.connect()
    await other.query("begin")
    await other.query(`select 1 from "Deployment" where id = $1 for update`, [running.id])
    const stop = stopService(operator, input)
    await expect
      .poll(async () => {
        const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        return (await db.owner.query(waiting)).rowCount
      })
      .toBe(1)
    await other.query(`update "DeploymentPhase" set status = 'running' where "deploymentId" = $1`, [
      running.id,
    ])
    await other.query(`update "ServicePlace" set "provenAt" = null where id = $1`, [staging.id])
    await other.query("commit")
    other.release()
    expect(await stop).toMatchObject({ isNew: true })
    expect(await find(running.id)).toMatchObject({ status: "cancelled" })
  })
})
