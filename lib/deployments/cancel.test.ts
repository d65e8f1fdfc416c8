import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { cancelDeployment } from "@/lib/deployments/cancel"
import { findDeploymentReport } from "@/lib/deployments/find-report"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
quickDeployments()
afterAll(closeDb)
const grounds: DeploymentGround[] = []
afterEach(async () => {
  for (const one of grounds.splice(0)) await one.host.stop()
})

async function prepare(status?: string) {
  const ground = await deploymentGround()
  grounds.push(ground)
  const { id } = await ground.ask((await ground.build()).id)
  if (status) await platformDb().deployment.update({ where: { id }, data: { status } })
  return { ...ground, id, input: { id, reason: "The wrong one." } }
}

describeRefusals(cancelDeployment, {
  prepare: () => prepare(),
  subject: "none",
  badInput: { id: "x" },
  wrongState: {
    when: "one that goes back already",
    code: "wrong_state",
    prepare: () => prepare("rolling_back"),
  },
})

describe("deployments.cancel", () => {
  it("ends at once what has not begun, with a report; twice is harmless", async () => {
    const { operator, input, id, find } = await prepare()
    expect(await cancelDeployment(operator, input)).toEqual({ id, status: "cancelled" })
    expect(await cancelDeployment(operator, input)).toEqual({ id, status: "cancelled" })
    const view = await find(id)
    expect(view).toMatchObject({
      status: "cancelled",
      canCancel: false,
      cancelRequestedAt: expect.any(String),
    })
    expect(view.phases.filter((one) => one.status === "skipped")).toHaveLength(8)
    expect((await findDeploymentReport(operator, { id })).text).toContain("Cancelled before it began")
  })

  it("asks what has begun to turn back", async () => {
    const { operator, input, id } = await prepare("running")
    expect(await cancelDeployment(operator, input)).toEqual({ id, status: "cancelling" })
    expect(await cancelDeployment(operator, input)).toEqual({ id, status: "cancelling" })
  })

  it("knows of no other", async () => {
    const { operator } = await prepare()
    await expect(cancelDeployment(operator, { id: newId() })).rejects.toMatchObject({ code: "not_found" })
  })
})
