import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { platformDb } from "@/lib/db"
import { cancelDeployment } from "@/lib/deployments/cancel"
import { findDeploymentReport } from "@/lib/deployments/find-report"
import { requestDeployment } from "@/lib/deployments/request"
import { requestRollback } from "@/lib/deployments/request-rollback"
import { resumeService } from "@/lib/deployments/resume"
import { stopService } from "@/lib/deployments/stop"
import { setTiming } from "@/lib/deployments/timing"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"
import { emitRaw, runsOf, until } from "@/lib/testing/engine"
import { now } from "@/lib/time"

const db = await testDatabase()
quickDeployments()
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(() => worker.stop())

let ground: DeploymentGround
afterEach(async () => {
  quickDeployments()
  await ground.host.stop()
})
const digestThere = () => ground.host.state.running?.imageDigest
const reached = (id: string, phase: string) =>
  until(async () =>
    (await ground.find(id)).phases.find((one) => one.name === phase && one.status === "running"),
  )
const halted = () => ({
  service: ground.service.name,
  environment: ground.staging.environment,
  typedName: ground.service.name,
  reason: "It writes to the wrong patients.",
  key: newId(),
})

describe("a deployment that is cancelled", () => {
  it("while it is waited for: what ran before is brought back and tested", async () => {
    ground = await deploymentGround()
    setTiming({ stable: { everyMs: 0, most: 400 } })
    const slow = await ground.build("slow")
    const { id } = await ground.ask(slow.id)
    await reached(id, "stable")
    quickDeployments()
    await cancelDeployment(ground.operator, { id, reason: "The wrong one." })
    const view = await ground.ended(id)
    expect(view).toMatchObject({ status: "cancelled", isProven: false })
    expect(view.rollbackSmokes).toHaveLength(10)
    expect(digestThere()).toBe(ground.old.imageDigest)
    expect(await ground.place()).toMatchObject({ releaseId: ground.old.id, provenAt: expect.any(Date) })
  })
})

describe("an emergency stop", () => {
  it("ends what is under way, has the host run nothing, and holds until somebody resumes", async () => {
    ground = await deploymentGround()
    setTiming({ stable: { everyMs: 0, most: 400 } })
    const running = await ground.ask((await ground.build("slow")).id)
    await reached(running.id, "stable")
    quickDeployments()
    const stop = await stopService(ground.operator, halted())
    expect(await ground.ended(stop.id)).toMatchObject({ kind: "stop", status: "succeeded" })
    expect(await ground.find(running.id)).toMatchObject({ status: "cancelled" })
    expect(ground.host.state.replicas).toBe(0)
    expect((await ground.place()).stoppedAt).not.toBeNull()

    const wish = await ground.ask((await ground.build()).id)
    expect(await ground.ended(wish.id)).toMatchObject({
      status: "refused",
      because: "It is stopped by an emergency stop. Resume it first.",
    })
    expect(ground.host.state.replicas).toBe(0)

    ground.host.put(ground.old)
    const resume = await resumeService(ground.operator, halted())
    const view = await ground.ended(resume.id)
    expect(view).toMatchObject({ kind: "resume", status: "succeeded", isProven: true })
    expect(view.smokes).toHaveLength(10)
    expect(await ground.place()).toMatchObject({ stoppedAt: null, releaseId: ground.old.id })
  })
})

describe("a rollback by hand", () => {
  it("goes the whole way, proof included, and a bad one returns to what ran", async () => {
    ground = await deploymentGround()
    const newer = await ground.build()
    await ground.ended((await ground.ask(newer.id)).id)
    const third = await ground.build()
    await ground.ended((await ground.ask(third.id)).id)
    const back = { ...ground.wish(newer.id), reason: "Bookings fail since." }
    const view = await ground.ended((await requestRollback(ground.operator, back)).id)
    expect(view).toMatchObject({ kind: "rollback", status: "succeeded", isProven: true })
    expect(digestThere()).toBe(newer.imageDigest)

    ground.host.state.behaviours.set(third.imageDigest, "unhealthy")
    const again = { ...ground.wish(third.id), reason: "And forward." }
    const failed = await ground.ended((await requestRollback(ground.operator, again)).id)
    expect(failed).toMatchObject({ kind: "rollback", status: "rolled_back" })
    expect(digestThere()).toBe(newer.imageDigest)
  })
})

describe("pre-flight", () => {
  it("refuses before anything is touched, and lets through what was said with a reason", async () => {
    ground = await deploymentGround()
    await platformDb().environment.update({
      where: { name: ground.staging.environment },
      data: { frozenAt: now(), freezeReason: "Audit week" },
    })
    const release = await ground.build()
    const calls = ground.host.calls()
    const refused = await ground.ended((await ground.ask(release.id)).id)
    expect(refused).toMatchObject({ status: "refused", because: "The environment is frozen: Audit week" })
    expect(ground.host.calls()).toBe(calls)
    const given = { ...ground.wish(release.id), overrides: ["freeze" as const], reason: "A fix for booking." }
    const view = await ground.ended((await requestDeployment(ground.operator, given)).id)
    expect(view).toMatchObject({ status: "succeeded", overrides: ["freeze"] })
    expect(view.lines.find((one) => one.text.includes("Taken all the same"))?.level).toBe("error")
  })

  it("a place whose settings cannot be read fails, and nothing was changed", async () => {
    ground = await deploymentGround()
    await platformDb().servicePlace.update({ where: { id: ground.staging.id }, data: { settings: {} } })
    const view = await ground.ended((await ground.ask((await ground.build()).id)).id)
    expect(view).toMatchObject({ status: "failed", because: expect.stringMatching(/not all set/) })
    expect(view.phases.find((one) => one.name === "rollback")).toBeUndefined()
    expect(digestThere()).toBe(ground.old.imageDigest)
  })
})

describe("going back where the host is silent", () => {
  it("takes what ended well there, once that is said, and keeps it in the record", async () => {
    ground = await deploymentGround({ kind: "coolify" })
    const [well, next] = [await ground.build("good"), await ground.build("good")]
    for (const { id } of [well, next])
      expect(await ground.ended((await ground.ask(id)).id)).toMatchObject({
        status: "succeeded",
        isProven: false,
      })
    const given = {
      ...ground.wish(well.id),
      reason: "Bookings fail since.",
      overrides: ["unproven" as const],
    }
    const { id } = await requestRollback(ground.operator, given)
    const view = await ground.ended(id)
    expect(view, view.because ?? "").toMatchObject({ status: "succeeded", overrides: ["unproven"] })
    expect(view.lines.find((one) => one.text.endsWith("Taken all the same."))?.text).toContain(
      "all but its host",
    )
    expect(digestThere()).toBe(well.imageDigest)
    const { text } = await findDeploymentReport(ground.operator, { id })
    expect(text).toContain("Go back to it although its host never said that it ran")
  })
})

describe("a run that is cancelled under a deployment", () => {
  it("leaves no deployment under way: it failed, is reported, and the place is free", async () => {
    ground = await deploymentGround()
    setTiming({ stable: { everyMs: 50, most: 4_000 } })
    const { id } = await ground.ask((await ground.build("slow")).id)
    await reached(id, "stable")
    const runId = (await ground.find(id)).runId ?? ""
    await db.owner.query("select engine.cancel_run($1, 'server')", [runId])
    const view = await ground.ended(id)
    expect(view).toMatchObject({ status: "failed", because: expect.stringMatching(/its run was cancelled/i) })
    expect(view.reportName).not.toBeNull()
    expect(await ground.place()).toMatchObject({ provenAt: null })
    quickDeployments()
    const next = await ground.ask((await ground.build("good")).id)
    expect(await ground.ended(next.id)).toMatchObject({ status: "succeeded" })
  })
})

describe("told twice", () => {
  it("is one rollout at the host, and a run that comes after its end changes nothing", async () => {
    ground = await deploymentGround()
    const release = await ground.build()
    const { id } = await ground.ask(release.id)
    const view = await ground.ended(id)
    const eventId = await emitRaw("deployment.requested", {
      clinicId: ground.clinic.id,
      deploymentId: id,
    })
    await until(async () => (await runsOf(eventId)).find((one) => one.status === "completed"))
    expect(await ground.find(id)).toEqual(view)
    expect(ground.host.state.rollouts.filter((one) => one.digest === release.imageDigest)).toHaveLength(1)
  })
})

describe("a host in trouble", () => {
  it("that fails for a moment is asked again; that loses its answer did it once", async () => {
    ground = await deploymentGround()
    const release = await ground.build()
    const { id } = await ground.ask(release.id)
    ground.host.lose(1)
    expect(await ground.ended(id)).toMatchObject({ status: "succeeded" })
    expect(ground.host.state.rollouts.filter((one) => one.digest === release.imageDigest)).toHaveLength(1)
  })
})
