import { afterAll, afterEach, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, platformDb } from "@/lib/db"
import { endDeployment } from "@/lib/deployments/end"
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

async function prepare() {
  const ground = await deploymentGround()
  grounds.push(ground)
  const release = await ground.build()
  const { id } = await ground.ask(release.id)
  const ctx = systemCtx(ground.clinic.id, ground.clinic, "deploy-release", newId())
  return { ...ground, id, ctx, release, input: { id, status: "succeeded" as const } }
}
const set = (id: string, data: object) => platformDb().deployment.update({ where: { id }, data })

describeRefusals(endDeployment, { prepare, subject: "none", badInput: { id: "x", status: "running" } })

describe("deployments.end", () => {
  it("is the work's alone", async () => {
    const { operator, input } = await prepare()
    await expect(endDeployment(operator, input)).rejects.toMatchObject({ code: "forbidden" })
  })

  it("ends it once, with its report, and says what runs there: proven only where it was", async () => {
    const { ctx, input, id, find, place, release } = await prepare()
    await set(id, { status: "running" })
    expect(await endDeployment(ctx, input)).toMatchObject({ isNew: true })
    expect(await endDeployment(ctx, { id, status: "failed" })).toMatchObject({
      isNew: false,
      status: "succeeded",
    })
    expect(await find(id)).toMatchObject({
      status: "succeeded",
      reportName: expect.stringMatching(/^deployment-/),
    })
    expect(await place()).toMatchObject({ releaseId: release.id, deploymentId: id, provenAt: null })
  })

  it.each([
    ["failed", null],
    ["rollback_failed", null],
    ["rolled_back", expect.any(Date)],
    ["refused", expect.any(Date)],
  ] as const)("after %s the place is as much proven as somebody knows", async (status, provenAt) => {
    const { ctx, id, place, old, find } = await prepare()
    await set(id, { status: "running", handle: status === "refused" ? null : "h", isProven: true })
    await endDeployment(ctx, { id, status, because: "token=abcdef was wrong" })
    expect(await place()).toMatchObject({ releaseId: old.id, provenAt })
    const view = await find(id)
    expect(view.isProven).toBe(false)
    expect(view.because).not.toContain("abcdef")
  })

  it("tells whoever looks after it, once, and a notice that fails changes nothing", async () => {
    const { ctx, id, find } = await prepare()
    const channel = newId()
    await platformDb().alertChannel.create({
      data: {
        id: channel,
        title: "On call",
        kind: "webhook",
        atLeast: "warning",
        isOn: true,
        sealedAddress: new Uint8Array([1]),
      },
    })
    await endDeployment(ctx, { id, status: "rolled_back", because: "Not healthy." })
    const notices = () => platformDb().operationNotice.findMany({ where: { channelId: channel } })
    expect(await notices()).toMatchObject([{ kind: "deployment", href: `/deployments/${id}` }])
    await db.owner.query(`update "OperationNotice" set status = 'failed' where "channelId" = $1`, [channel])
    await endDeployment(ctx, { id, status: "failed" })
    expect(await notices()).toHaveLength(1)
    expect(await find(id)).toMatchObject({ status: "rolled_back", because: "Not healthy." })
  })
})
