import { afterAll, afterEach, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { advanceDeployment } from "@/lib/deployments/advance"
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
  const { id } = await ground.ask((await ground.build()).id)
  const ctx = systemCtx(ground.clinic.id, ground.clinic, "deploy-release", newId())
  const input = {
    id,
    status: "running" as const,
    phase: { name: "preflight" as const, status: "running" as const },
    lines: [{ key: "one", phase: "preflight" as const, text: "password=hunter2 was \u001b[31mred" }],
    attempt: { isRollback: false, n: 1, of: 10, ok: true, detail: "well" },
  }
  return { ...ground, id, ctx, input }
}

describeRefusals(advanceDeployment, { prepare, subject: "none", badInput: { id: "x" } })

describe("deployments.advance", () => {
  it("is the work's alone: nobody tells by hand how far it came", async () => {
    const { operator, input, find, id } = await prepare()
    await expect(advanceDeployment(operator, input)).rejects.toMatchObject({ code: "forbidden" })
    expect(await find(id)).toMatchObject({ status: "queued", lines: [] })
  })

  it("notes each thing once, however often it is told, and without what a secret looks like", async () => {
    const { ctx, input, find, id } = await prepare()
    expect(await advanceDeployment(ctx, input)).toEqual({
      status: "running",
      isOver: false,
      isCancelAsked: false,
    })
    const first = await find(id)
    await advanceDeployment(ctx, input)
    const again = await find(id)
    expect(again).toMatchObject({ status: "running", phase: "preflight", attempts: [{ n: 1, ok: true }] })
    expect(again.lines).toHaveLength(1)
    for (const secret of ["hunter2", "\u001b"]) expect(again.lines[0]?.text).not.toContain(secret)
    expect(again.startedAt).toBe(first.startedAt)
    expect(again.phases[0]?.startedAt).toBe(first.phases[0]?.startedAt)
    const { rows } = await db.owner.query(`select name from "Fact" where "subjectId" = $1 order by seq`, [id])
    expect(rows.map((one) => one.name)).toEqual([
      "deployment.requested",
      "deployment.begun",
      "deployment.phase_changed",
    ])
  })

  it("adds nothing to one that is over", async () => {
    const { ctx, input, find, id } = await prepare()
    await db.owner.query(`update "Deployment" set status = 'cancelled' where id = $1`, [id])
    expect(await advanceDeployment(ctx, input)).toMatchObject({ isOver: true })
    expect(await find(id)).toMatchObject({ status: "cancelled", lines: [], attempts: [] })
  })
})
