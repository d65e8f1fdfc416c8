import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findDeploymentReport } from "@/lib/deployments/find-report"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"

/** Where the worker dies: in the middle of a phase, when the host was asked or told and nothing of it is noted. */
export const FORWARD = [
  "preflight",
  "save",
  "deploy",
  "stable",
  "health",
  "smoke",
  "proof",
  "watch",
  "report",
] as const
export const BACKWARD = [
  "rollback",
  "rollback_stable",
  "rollback_health",
  "rollback_smoke",
  "report",
] as const

const DEAD_BY_FAILPOINT = 137

/** The worker is killed there; the next one goes on where it was, to the same end, and the host was told once. */
export async function describeKilledDeployments(
  forward: readonly (typeof FORWARD)[number][],
  backward: readonly (typeof BACKWARD)[number][],
): Promise<void> {
  await testDatabase()
  quickDeployments()
  const children = new Set<ChildProcess>()
  let ground: DeploymentGround
  afterEach(async () => {
    for (const child of children) child.kill("SIGKILL")
    children.clear()
    await ground.host.stop()
  })
  afterAll(closeDb)

  const start = (failpoint: string) => {
    const child = fork("lib/testing/deploy-child.ts", [], {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, ROUNDS_FAILPOINT: failpoint, LOG_LEVEL: "silent" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    })
    children.add(child)
    return child
  }

  async function killedAt(point: string, behaviour: "good" | "unhealthy") {
    ground = await deploymentGround()
    const release = await ground.build(behaviour)
    const { id } = await ground.ask(release.id)
    const [code] = (await once(start(`deploy.${point}`), "exit")) as [number | null]
    expect(code).toBe(DEAD_BY_FAILPOINT)
    start("")
    const view = await ground.ended(id)
    const keys = ground.host.state.rollouts.map((one) => one.key)
    expect(new Set(keys).size, "each told once").toBe(keys.length)
    expect(ground.host.state.rollouts.filter((one) => one.digest === release.imageDigest)).toHaveLength(1)
    expect(view.phases.filter((one) => one.status === "running" || one.status === "waiting")).toEqual([])
    expect((await findDeploymentReport(ground.operator, { id })).name).toBe(view.reportName)
    return { release, view }
  }

  describe("F3 killed in the middle of a phase", () => {
    it.each(forward)(
      "%s: it goes on, and succeeds",
      async (point) => {
        const { release, view } = await killedAt(point, "good")
        expect(view).toMatchObject({ status: "succeeded", isProven: true })
        expect(view.smokes).toHaveLength(10)
        expect(ground.host.state.running?.imageDigest).toBe(release.imageDigest)
      },
      400_000,
    )

    it.each(backward)(
      "%s of what failed: it goes on, and is taken back",
      async (point) => {
        const { view } = await killedAt(point, "unhealthy")
        expect(view).toMatchObject({ status: "rolled_back" })
        expect(view.rollbackSmokes).toHaveLength(10)
        expect(ground.host.state.running?.imageDigest).toBe(ground.old.imageDigest)
      },
      400_000,
    )
  })
}
