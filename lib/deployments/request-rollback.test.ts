import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { requestRollback } from "@/lib/deployments/request-rollback"
import { listWaysBack } from "@/lib/impact/ways-back"
import { testDatabase } from "@/lib/testing/db"
import {
  type DeploymentGround,
  deploymentGround,
  makeProven,
  quickDeployments,
} from "@/lib/testing/deployments"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDeployment } from "@/lib/testing/software"

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

  const column = { digest: null, detail: "" }
  const silent = {
    requested: { ...column, word: "agrees" },
    registry: { ...column, word: "agrees" },
    host: { ...column, word: "unknown" },
    version: { ...column, word: "agrees" },
  }
  /** A release that was put there, and what came of it. */
  async function endedAs(status: string, proof: object | undefined) {
    const ground = await prepare()
    const { id: releaseId } = await ground.build("good")
    const { service, staging } = ground
    const id = await makeDeployment(staging.id, {
      service: service.name,
      environment: staging.environment,
      releaseId,
      status,
    })
    await platformDb().deployment.update({ where: { id }, data: { proof } })
    return { ...ground, input: { ...ground.input, releaseId } }
  }

  it("takes what ended well where only the host was silent, once that is said", async () => {
    const { operator, input, find } = await endedAs("succeeded", silent)
    await expect(requestRollback(operator, input)).rejects.toMatchObject({
      code: "wrong_state",
      sentence: expect.stringContaining("host never said"),
    })
    const { rows } = await listWaysBack(operator, {
      service: input.service,
      environment: input.environment,
    })
    expect(rows.find((one) => one.id === input.releaseId)).toMatchObject({ isUnproven: true })
    expect(rows.filter((one) => one.id !== input.releaseId)).toMatchObject([{ isUnproven: false }])
    const { id } = await requestRollback(operator, { ...input, overrides: ["unproven"] })
    expect(await find(id)).toMatchObject({ overrides: ["unproven"], reason: input.reason })
  })

  it.each<[string, string, object | undefined]>([
    ["whose host differed", "succeeded", { ...silent, host: { ...column, word: "differs" } }],
    ["whose registry was silent, too", "succeeded", { ...silent, registry: { ...column, word: "unknown" } }],
    ["that was taken back", "rolled_back", silent],
    ["of which no proof was looked for", "succeeded", undefined],
  ])("does not go back to one %s, whatever is said", async (_, status, proof) => {
    const { operator, input } = await endedAs(status, proof)
    const asked = { ...input, overrides: ["unproven" as const, "migrations" as const] }
    await expect(requestRollback(operator, asked)).rejects.toMatchObject({
      code: "wrong_state",
      sentence: expect.stringContaining("never proven there"),
    })
  })

  it("does not go back to what runs there", async () => {
    const { operator, input, newer, ...ground } = await prepare()
    await makeProven({ ...ground, operator } as DeploymentGround, newer.id)
    await expect(requestRollback(operator, { ...input, releaseId: newer.id })).rejects.toMatchObject({
      code: "wrong_state",
    })
  })
})
