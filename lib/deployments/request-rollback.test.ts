import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { requestRollback } from "@/lib/deployments/request-rollback"
import { testDatabase } from "@/lib/testing/db"
import {
  type DeploymentGround,
  deploymentGround,
  makeProven,
  quickDeployments,
} from "@/lib/testing/deployments"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
quickDeployments()
afterAll(closeDb)
const grounds: DeploymentGround[] = []
afterEach(async () => {
  for (const one of grounds.splice(0)) await one.host.stop()
})

/** `old` was proven there, and a newer one runs. */
async function prepare(migrations?: [string, boolean | null][]) {
  const ground = await deploymentGround()
  grounds.push(ground)
  const newer = await ground.build("good", migrations)
  await makeProven(ground, ground.old.id)
  await platformDb().servicePlace.update({ where: { id: ground.staging.id }, data: { releaseId: newer.id } })
  return { ...ground, newer, input: { ...ground.wish(ground.old.id), reason: "Bookings fail since." } }
}

describeRefusals(requestRollback, {
  prepare: () => prepare(),
  subject: "none",
  badInput: { service: "x", environment: "y", releaseId: "z", key: "12345678" },
  wrongState: {
    when: "a release that was never proven there",
    code: "wrong_state",
    async prepare() {
      const ground = await prepare()
      const never = await ground.build()
      return { ...ground, input: { ...ground.input, releaseId: never.id } }
    },
  },
})

describe("deployments.rollback", () => {
  it("asks for a proven release, with a reason; pressed twice it is one", async () => {
    const { operator, input, find } = await prepare([["0002_adds", true]])
    const { id } = await requestRollback(operator, input)
    expect(await requestRollback(operator, input)).toEqual({ id, isNew: false })
    expect(await find(id)).toMatchObject({ kind: "rollback", status: "queued", reason: input.reason })
    await expect(requestRollback(operator, { ...input, reason: " " })).rejects.toMatchObject({
      code: "invalid_input",
    })
  })

  it("is refused where changes of the database stand in the way, until that is said", async () => {
    const { operator, input, find } = await prepare([["0002_drops", null]])
    await expect(requestRollback(operator, input)).rejects.toMatchObject({ code: "wrong_state" })
    const { id } = await requestRollback(operator, { ...input, overrides: ["migrations"] })
    expect(await find(id)).toMatchObject({ overrides: ["migrations"] })
  })

  it("does not go back to what runs there", async () => {
    const { operator, input, newer, ...ground } = await prepare()
    await makeProven({ ...ground, operator } as DeploymentGround, newer.id)
    await expect(requestRollback(operator, { ...input, releaseId: newer.id })).rejects.toMatchObject({
      code: "wrong_state",
    })
  })
})
