import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { findDeploymentReport } from "@/lib/deployments/find-report"
import type { DriverName } from "@/lib/drivers/driver"
import type { Behaviour } from "@/lib/drivers/fake-host"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"
import { putOnPath, takeOffPath } from "@/lib/testing/path"

export const DRIVEN: readonly DriverName[] = ["webhook", "coolify", "compose", "ecs", "kubernetes", "github"]
/** Whose host cannot say what its containers hold: the proof then rests on the service's own word, and is none. */
const SILENT: readonly DriverName[] = ["coolify", "github"]

type Case = { behaviour: Behaviour; migrations?: [string, boolean][]; status: string }
export const CASES: readonly Case[] = [
  { behaviour: "good", status: "succeeded" },
  { behaviour: "slow", status: "rolled_back" },
  { behaviour: "unhealthy", status: "rolled_back" },
  { behaviour: "wrong-version", status: "rolled_back" },
  { behaviour: "lying", status: "rolled_back" },
  { behaviour: "breaks-database", migrations: [["0002_drops", false]], status: "failed" },
]

/** The same releases through each driver, against a host that speaks its vendor's protocol. */
export async function describeDriven(kinds: readonly DriverName[], cases: readonly Case[]): Promise<void> {
  await testDatabase()
  quickDeployments()
  let worker: { stop(): Promise<void> }
  let ground: DeploymentGround
  beforeAll(async () => {
    worker = await (await import("@/inngest/worker")).startWorker()
    // On a busy machine reading all functions takes minutes.
  }, 240_000)
  afterAll(() => worker.stop())
  afterEach(async () => {
    if (ground.host.path) takeOffPath(ground.host.path)
    await ground.host.stop()
  })

  describe.each(kinds)("by %s", (kind) => {
    it.each(cases)(
      "a release that is $behaviour ends as $status",
      async ({ behaviour, migrations, status }) => {
        ground = await deploymentGround({ kind })
        if (ground.host.path) putOnPath(ground.host.path)
        const release = await ground.build(behaviour, migrations)
        const { id } = await ground.ask(release.id)
        const view = await ground.ended(id)
        expect(view, `${view.because}\n${view.lines.map((one) => one.text).join("\n")}`).toMatchObject({
          status,
        })
        const { running } = ground.host.state
        expect(running?.imageDigest).toBe(
          status === "rolled_back" ? ground.old.imageDigest : release.imageDigest,
        )
        expect(view.isProven).toBe(status === "succeeded" && !SILENT.includes(kind))
        const { text } = await findDeploymentReport(ground.operator, { id })
        expect(text).toContain(release.gitSha)
        if (status === "rolled_back") {
          expect(view.rollbackSmokes.filter((one) => one.outcome === "fail")).toEqual([])
          expect(view.rollbackSmokes).toHaveLength(10)
          expect(text).toContain("Smoke tests of what ran before")
        }
      },
      400_000,
    )
  })
}
