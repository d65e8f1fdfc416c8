import { job, type Step } from "@/inngest/job"
import type { Ctx } from "@/lib/ctx"
import { type Timing, timing, type Wait } from "@/lib/deployments/timing"
import type { DeploymentKind } from "@/lib/deployments/words"
import { beginWork } from "@/lib/deployments/work/begin"
import { smokeWork } from "@/lib/deployments/work/check"
import { finishBack, finishWork } from "@/lib/deployments/work/finish"
import { lookHealthy, lookStable } from "@/lib/deployments/work/look"
import { proveWork } from "@/lib/deployments/work/prove"
import { putWork } from "@/lib/deployments/work/put"
import { saveWork } from "@/lib/deployments/work/save"
import { watchWork } from "@/lib/deployments/work/watch"
import { beginBack } from "@/lib/deployments/work/way-back"
import { down, ON, type Went } from "@/lib/deployments/work/went"

type Run = { ctx: Ctx; step: Step; id: string; times: Timing }

/**
 * Puts a release where it is wanted and proves it, or goes back. All that is known stands in the deployment's own rows:
 * a step that is run again finds there what was done, and the host knows the deployment by its id.
 */
export const deployRelease = job({
  id: "deploy-release",
  on: "deployment.requested",
  priority: 120,
  async handle({ ctx, step, event, runId }) {
    const id = event.data.deploymentId
    const run: Run = { ctx, step, id, times: timing() }
    const begun = await step.run("preflight", () => beginWork(ctx, id, runId))
    if (begun.went === "over") return { ended: "elsewhere" }
    if (begun.went === "cancel") return finish(run, "cancelled", CANCELLED)
    if (begun.went === "fail") return finish(run, "refused", begun.because)
    if (begun.kind === "stop" || begun.kind === "resume") return halt(run, begun.kind)
    const saved = await tried(run, "save", () => saveWork(ctx, id))
    if (saved.went === "over") return { ended: "elsewhere" }
    if (saved.went === "cancel") return finish(run, "cancelled", CANCELLED)
    if (saved.went === "fail") return finish(run, "failed", saved.because)
    const there = await goThere(run)
    if (there.went === "over") return { ended: "elsewhere" }
    if (there.went === "on") return finish(run, "succeeded")
    return goBack(run, there)
  },
  onFailure: async ({ ctx, step, event }) =>
    step.run("broke-off", () => finishWork(ctx, event.data.deploymentId, "failed", BROKE_OFF)),
})

const CANCELLED = "Cancelled before anything was changed."
const BROKE_OFF = "The work itself broke off. Look at what runs there, and at this run."

const finish = ({ ctx, step, id }: Run, status: Parameters<typeof finishWork>[2], because?: string) =>
  step.run("report", () => finishWork(ctx, id, status, because))

async function goThere(run: Run): Promise<Went> {
  const { ctx, id, step, times } = run
  const put = await tried(run, "deploy", () => putWork(ctx, id))
  if (put.went !== "on") return put
  const look = { isRollback: false, handle: put.handle ?? id }
  const stable = await polled(run, "stable", times.stable, (n, of) => lookStable(ctx, id, { ...look, n, of }))
  if (stable.went !== "on") return stable
  const healthy = await polled(run, "health", times.health, (n, of) =>
    lookHealthy(ctx, id, { ...look, n, of }),
  )
  if (healthy.went !== "on") return healthy
  const tested = await tried(run, "smoke", () => smokeWork(ctx, id, false))
  if (tested.went !== "on") return tested
  const proven = await polled(run, "proof", times.witness, (n, of) => proveWork(ctx, id, { n, of }))
  if (proven.went !== "on") return proven
  let seen = { asked: 0, failed: 0 }
  for (let n = 1; n <= times.watch.most; n++) {
    const before = seen
    const watched = await tried(run, `watch-${n}`, () =>
      watchWork(ctx, id, { n, of: times.watch.most, before }),
    )
    if (watched.went !== "wait") return watched
    seen = { asked: watched.asked ?? 0, failed: watched.failed ?? 0 }
    await pause(step, `watch-wait-${n}`, times.watch.everyMs)
  }
  return ON
}

/** Back to what was noted; waited for, and tested like anything else. */
async function goBack(run: Run, there: Went) {
  const { ctx, id, step, times } = run
  const because = there.because ?? "Cancelled by hand."
  const back = await tried(run, "rollback", () => beginBack(ctx, id, because))
  if (back.went === "over") return { ended: "elsewhere" }
  if (back.went === "fail" && !back.handle)
    return finish(run, "failed", `${because} ${back.because ?? ""}`.trim())
  const look = { isRollback: true, handle: back.handle ?? "" }
  const went = await (async (): Promise<Went> => {
    const stable = await polled(run, "rollback-stable", times.stable, (n, of) =>
      lookStable(ctx, id, { ...look, n, of }),
    )
    if (stable.went !== "on") return stable
    const healthy = await polled(run, "rollback-health", times.health, (n, of) =>
      lookHealthy(ctx, id, { ...look, n, of }),
    )
    if (healthy.went !== "on") return healthy
    return tried(run, "rollback-smoke", () => smokeWork(ctx, id, true))
  })()
  if (went.went === "over") return { ended: "elsewhere" }
  return step.run("report", () => finishBack(ctx, id, went, because))
}

async function halt(run: Run, kind: DeploymentKind) {
  const { ctx, id, times } = run
  const went = await (async (): Promise<Went> => {
    const put = await tried(run, "deploy", () => putWork(ctx, id))
    if (put.went !== "on") return put
    const look = { isRollback: false, handle: put.handle ?? kind }
    const wait = kind === "stop" ? times.stopped : times.stable
    const stable = await polled(run, "stable", wait, (n, of) => lookStable(ctx, id, { ...look, n, of }))
    if (kind === "stop" || stable.went !== "on") return stable
    const healthy = await polled(run, "health", times.health, (n, of) =>
      lookHealthy(ctx, id, { ...look, n, of }),
    )
    if (healthy.went !== "on") return healthy
    const tested = await tried(run, "smoke", () => smokeWork(ctx, id, false))
    if (tested.went !== "on") return tested
    return polled(run, "proof", times.witness, (n, of) => proveWork(ctx, id, { n, of }))
  })()
  if (went.went === "over") return { ended: "elsewhere" }
  return finish(run, went.went === "on" ? "succeeded" : "failed", went.because)
}

const pause = async (step: Step, name: string, ms: number) => {
  if (ms > 0) await step.sleep(name, ms)
}

type Result = Went & { handle?: string; asked?: number; failed?: number }

/** A step that fails for good is a failure of the deployment, which goes back; not of the run, which would leave it lying. */
async function tried(run: Run, name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return (await run.step.run(name, work)) as Result
  } catch (error) {
    return down(`${name} could not be done: ${error instanceof Error ? error.message : "unknown"}.`)
  }
}

async function polled(
  run: Run,
  name: string,
  { everyMs, most }: Wait,
  look: (n: number, of: number) => Promise<Went>,
): Promise<Went> {
  for (let n = 1; n <= most; n++) {
    const seen = await tried(run, `${name}-${n}`, () => look(n, most))
    if (seen.went !== "wait") return seen
    await pause(run.step, `${name}-wait-${n}`, everyMs)
  }
  return down("It was waited for in vain.")
}
