import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { findDeploymentReport } from "@/lib/deployments/find-report"
import type { DeploymentView } from "@/lib/deployments/schema"
import type { Behaviour } from "@/lib/drivers/fake-host"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"

const db = await testDatabase()
quickDeployments()
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(() => worker.stop())

let ground: DeploymentGround
afterEach(() => ground.host.stop())

const phasesOf = (view: DeploymentView) =>
  Object.fromEntries(view.phases.map((one) => [one.name, one.status]))
const told = async (id: string) =>
  (await db.owner.query(`select name from "Fact" where "subjectId" = $1 order by seq`, [id])).rows.map(
    (one) => one.name,
  )

async function deployed(behaviour: Behaviour, migrations?: [string, boolean | null][]) {
  ground = await deploymentGround()
  const release = await ground.build(behaviour, migrations)
  const { id } = await ground.ask(release.id)
  return {
    release,
    view: await ground.ended(id),
    report: await findDeploymentReport(ground.operator, { id }),
  }
}

describe("a release that is good", () => {
  it("is put there, proven four ways, watched and reported", async () => {
    const { release, view, report } = await deployed("good", [["0002_adds", true]])
    expect(view).toMatchObject({ status: "succeeded", isProven: true, because: null })
    expect(ground.host.state.running?.imageDigest).toBe(release.imageDigest)
    expect(Object.values(phasesOf(view))).toEqual(Array(9).fill("done"))
    expect(view.smokes.map((one) => one.name)).toHaveLength(10)
    expect(view.smokes.filter((one) => one.outcome === "fail")).toEqual([])
    expect(view.smokes.find((one) => one.name === "https")).toMatchObject({ outcome: "warn" })
    expect(view.proof).toMatchObject({
      requested: { digest: release.imageDigest },
      registry: { digest: release.imageDigest, word: "agrees" },
      host: { digest: release.imageDigest, word: "agrees" },
      version: { digest: release.imageDigest, word: "agrees" },
    })
    expect(view.previous?.id).toBe(ground.old.id)
    const place = await ground.place()
    expect(place).toMatchObject({ releaseId: release.id, deploymentId: view.id, provenAt: expect.any(Date) })
    expect(report.name).toMatch(/^deployment-\d{8}-\d{6}\.md$/)
    for (const part of [release.gitSha, release.imageDigest, "## Smoke tests", "## Four-way proof", "## Log"])
      expect(report.text).toContain(part)
    expect(await told(view.id)).toEqual(
      expect.arrayContaining(["deployment.requested", "deployment.begun", "deployment.ended"]),
    )
  })
})

describe.each<[Behaviour, RegExp, keyof ReturnType<typeof phasesOf>]>([
  ["slow", /not stable in time/i, "stable"],
  ["crash-loop", /stops again and again/, "stable"],
  ["unhealthy", /not healthy after 10 attempts/i, "health"],
  ["wrong-version", /says the commit/, "smoke"],
  ["lying", /something else runs there/, "proof"],
  ["sickens", /too much fails/i, "watch"],
])("a release that is %s", (behaviour, because, phase) => {
  it("is taken back, and what ran before is waited for, tested and reported", async () => {
    const { view, report } = await deployed(behaviour)
    expect(view).toMatchObject({ status: "rolled_back", isProven: false })
    expect(view.because).toMatch(because)
    expect(phasesOf(view)).toMatchObject({
      [phase]: "failed",
      rollback: "done",
      rollback_stable: "done",
      rollback_smoke: "done",
      report: "done",
    })
    expect(view.rollbackSmokes).toHaveLength(10)
    expect(view.rollbackSmokes.filter((one) => one.outcome === "fail")).toEqual([])
    expect(ground.host.state.running?.imageDigest).toBe(ground.old.imageDigest)
    expect(await ground.place()).toMatchObject({ releaseId: ground.old.id })
    expect(report.text).toContain("Smoke tests of what ran before")
    expect(report.text).toContain("Failed and taken back")
  })
})

describe("a host that only says that it went back", () => {
  it("is not believed: what it holds is held against what was noted", async () => {
    ground = await deploymentGround()
    const bad = await ground.build("wrong-version")
    ground.host.state.behaviours.set(ground.old.imageDigest, "lying")
    const { id } = await ground.ask(bad.id)
    const view = await ground.ended(id)
    expect(ground.host.state.running?.imageDigest).toBe(bad.imageDigest)
    expect(view.rollbackSmokes.filter((one) => one.outcome === "fail")).toEqual([])
    expect(view).toMatchObject({ status: "rollback_failed" })
    expect(view.because).toMatch(/going back failed, too: the host holds something else/i)
    expect(phasesOf(view)).toMatchObject({ rollback_smoke: "failed" })
    expect(await ground.place()).toMatchObject({ provenAt: null })
  })
})

describe("a release that breaks the database", () => {
  it("is not taken back where its change of the database stands in the way: a person decides", async () => {
    const { view, release } = await deployed("breaks-database", [["0002_drops", false]])
    expect(view).toMatchObject({ status: "failed" })
    expect(view.because).toMatch(/not healthy.*not taken back.*0002_drops/i)
    expect(phasesOf(view)).toMatchObject({ rollback: "skipped" })
    expect(view.migrationsInTheWay).toMatchObject([{ name: "0002_drops" }])
    expect(ground.host.state.running?.imageDigest).toBe(release.imageDigest)
    expect(await ground.place()).toMatchObject({ provenAt: null, deploymentId: view.id })
  })

  it("and nobody knew: going back is tried, tested, and told to have failed", async () => {
    const { view, report } = await deployed("breaks-database")
    expect(view.status).toBe("rollback_failed")
    expect(view.because).toMatch(/going back failed, too/i)
    expect(phasesOf(view)).toMatchObject({ rollback: "done", rollback_stable: "failed" })
    expect(report.text).toContain("Failed, and so did going back")
    expect(await ground.place()).toMatchObject({ provenAt: null })
  })
})
