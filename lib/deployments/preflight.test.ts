import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { previewDeployment } from "@/lib/deployments/preflight"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import {
  type DeploymentGround,
  deploymentGround,
  makeProven,
  quickDeployments,
} from "@/lib/testing/deployments"
import { now } from "@/lib/time"

await testDatabase()
quickDeployments()
afterAll(closeDb)
let ground: DeploymentGround
afterEach(() => ground.host.stop())

describe("deployments.preflight", () => {
  it("shows before anybody presses what the attempt itself would find", async () => {
    ground = await deploymentGround()
    const { operator, staging } = ground
    const release = await ground.build("good", [["0002_drops", false]])
    const { key: _, ...asked } = ground.wish(release.id)
    const first = await previewDeployment(operator, asked)
    expect(first).toMatchObject({ mayBegin: true, migrations: [{ name: "0002_drops" }] })
    await makeProven(ground, release.id)
    await platformDb().environment.update({
      where: { name: staging.environment },
      data: { frozenAt: now(), freezeReason: "Audit week", needsChecks: true },
    })
    await ground.ask(release.id)
    const { checks, mayBegin } = await previewDeployment(operator, asked)
    expect(mayBegin).toBe(false)
    expect(checks.filter((one) => one.outcome === "fail").map((one) => one.name)).toEqual([
      "busy",
      "freeze",
      "checks",
    ])
    expect(checks.find((one) => one.name === "proven")).toMatchObject({ code: "elsewhere" })
    const missing = await previewDeployment(operator, { ...asked, releaseId: newId() })
    expect(missing.checks[0]).toMatchObject({ name: "release", code: "missing" })
    await expect(previewDeployment(operator, { ...asked, service: "nowhere" })).rejects.toMatchObject({
      code: "not_found",
    })
    await expect(previewDeployment(ground.ctxFor(["doctor"]), asked)).rejects.toMatchObject({
      code: "forbidden",
    })
  })
})
