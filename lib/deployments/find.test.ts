import { afterAll, afterEach, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { advanceDeployment } from "@/lib/deployments/advance"
import { findDeployment, LINES_SHOWN } from "@/lib/deployments/find"
import { listDeploymentLines } from "@/lib/deployments/lines"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"
import { statementsOf } from "@/lib/testing/statements"

await testDatabase()
quickDeployments()
afterAll(closeDb)
let ground: DeploymentGround
afterEach(() => ground.host.stop())

async function withLines(count: number) {
  ground = await deploymentGround()
  const { id } = await ground.ask((await ground.build("good", [["0002_drops", false]])).id)
  const ctx = systemCtx(ground.clinic.id, ground.clinic, "deploy-release", newId())
  for (let from = 0; from < count; from += 450) {
    const lines = Array.from({ length: Math.min(450, count - from) }, (_, at) => ({
      key: `line-${from + at}`,
      phase: "watch" as const,
      text: `line ${from + at}`,
    }))
    await advanceDeployment(ctx, { id, lines })
  }
  return id
}

describe("deployments.find", () => {
  it("shows all that is kept, the last lines oldest first, in as many statements for one line as for many", async () => {
    const many = await withLines(LINES_SHOWN + 60)
    const { operator } = ground
    const view = await findDeployment(operator, { id: many })
    expect(view.lines).toHaveLength(LINES_SHOWN)
    expect([view.lines[0]?.text, view.lines.at(-1)?.text]).toEqual(["line 60", `line ${LINES_SHOWN + 59}`])
    expect(view).toMatchObject({
      hasOlderLines: true,
      migrationsInTheWay: [{ name: "0002_drops" }],
      group: null,
    })
    const forMany = await statementsOf(() => findDeployment(operator, { id: many }))
    await ground.host.stop()
    const few = await withLines(1)
    expect(await statementsOf(() => findDeployment(ground.operator, { id: few }))).toHaveLength(
      forMany.length,
    )
  })

  it("knows of no other, and tells nothing to who may not look", async () => {
    const id = await withLines(1)
    for (const wrong of [newId(), "nothing"])
      await expect(findDeployment(ground.operator, { id: wrong })).rejects.toMatchObject({
        code: "not_found",
      })
    await expect(findDeployment(ground.ctxFor(["doctor"]), { id })).rejects.toMatchObject({
      code: "forbidden",
    })
    expect(await findDeployment(ground.ctxFor(["auditor"]), { id })).toMatchObject({ id })
  })
})

describe("deployments.lines", () => {
  it("reads on from where one stopped, without losing or doubling a line", async () => {
    const id = await withLines(1_100)
    const seen: string[] = []
    let after: string | undefined
    for (let page = 0; page < 4; page++) {
      const { rows, after: next } = await listDeploymentLines(ground.operator, { id, after })
      seen.push(...rows.map((one) => one.text))
      after = next ?? undefined
    }
    expect(seen).toEqual(Array.from({ length: 1_100 }, (_, at) => `line ${at}`))
  })
})
