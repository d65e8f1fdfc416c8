import { openStep } from "./open-step"
import { parseRetryAfterMs, retryDelayMs } from "./retry"
import { stepName, stepWrite } from "./step-write"
import type { Claimed, Settlement, StepWrite, WireOp, WireResponse } from "./types"
import { toWireError, unsupported, type WireError, workerDied } from "./wire-error"

/** `productNow` is what sleeps count from; `functionOf` knows this release's functions by their names on the wire. */
export type Ground = { productNow: Date; functionOf(wireId: string): string | undefined }

/** Pure: what a call's answer leads to. */
export function decide(
  job: Claimed,
  response: WireResponse,
  productNow: Date,
  functionOf: Ground["functionOf"] = (wireId) => wireId,
): Settlement {
  const ground = { productNow, functionOf }
  const retryAfterMs = parseRetryAfterMs(header(response, "retry-after"))
  const noRetry = header(response, "x-inngest-no-retry") === "true"
  if (response.status === 200) return end("complete", { output: response.body || "null" })
  if (response.status === 206) {
    const ops = readOps(response.body)
    return ops
      ? decideOps(job, ops, ground, retryAfterMs, noRetry)
      : failed(job, toWireError(null, "The handler's answer cannot be read."))
  }
  const error = toWireError(response.body, `The handler answered ${response.status}.`)
  return noRetry || response.status === 400 ? failed(job, error) : again(job, error, [], retryAfterMs)
}

/** A job whose worker died over it once too often. */
export function decidePoisoned(job: Claimed): Settlement {
  const settlement = failed(job, workerDied(job.deaths))
  return { ...settlement, tried: { stepId: job.stepId, outcome: "died" } }
}

function decideOps(
  job: Claimed,
  ops: readonly WireOp[],
  ground: Ground,
  retryAfterMs: number | undefined,
  noRetry: boolean,
): Settlement {
  const steps: StepWrite[] = []
  let complete: WireOp | undefined
  let failing: WireOp | undefined
  let open = false
  for (const op of ops) {
    const refused = refusal(op)
    if (refused) return failed(job, unsupported(refused))
    const exhausted = noRetry || job.attempt + 1 >= job.maxAttempts
    if (op.op === "RunComplete") complete = op
    else if (op.op === "StepRun") steps.push(done(op, job))
    else if (op.op === "StepFailed" || (op.op === "StepError" && exhausted))
      steps.push(done(op, job, op.error))
    else if (op.op === "StepError") failing = op
    else if (op.op !== "DiscoveryRequest") {
      const planned = openStep(op, job, ground)
      if (typeof planned === "string") return failed(job, unsupported(planned))
      steps.push(planned)
      open ||= planned.state === "open"
    }
  }
  if (failing) return again(job, toWireError(failing.error), [...steps, retrying(failing, job)], retryAfterMs)
  if (complete) return { ...end("complete", { output: JSON.stringify(complete.data ?? null) }), steps }
  const broken = steps.find((step) => step.error !== null)
  return {
    steps,
    next: open || job.kind === "step" ? "wait" : "enter",
    attempt: 0,
    delayMs: 0,
    output: null,
    error: broken?.error ?? null,
    tried: broken ? { stepId: broken.id, outcome: "failed" } : undefined,
  }
}

const SUPPORTED = new Set([
  "StepRun",
  "StepError",
  "StepFailed",
  "StepPlanned",
  "Sleep",
  "WaitForEvent",
  "InvokeFunction",
  "RunComplete",
  "DiscoveryRequest",
])

const SPOKEN: Record<string, string> = {
  WaitForSignal: "waitForSignal",
  Gateway: "step.fetch",
  AIGateway: "step.ai.infer",
  DeferAdd: "defer",
  DeferAbort: "defer",
}

function refusal(op: WireOp): string | undefined {
  return SUPPORTED.has(op.op) ? undefined : `${SPOKEN[op.op] ?? op.op} (step "${stepName(op)}")`
}

function again(
  job: Claimed,
  error: WireError,
  steps: StepWrite[],
  retryAfterMs: number | undefined,
): Settlement {
  if (job.attempt + 1 >= job.maxAttempts) return failed(job, error)
  return {
    steps,
    next: "retry",
    attempt: job.attempt + 1,
    delayMs: retryAfterMs ?? retryDelayMs(job.attempt),
    output: null,
    error: JSON.stringify(error),
    tried: { stepId: steps.at(-1)?.id ?? job.stepId, outcome: "retry" },
  }
}

function failed(job: Claimed, error: WireError): Settlement {
  return {
    ...end("fail", { error: JSON.stringify(error) }),
    tried: { stepId: job.stepId, outcome: "failed" },
  }
}

function end(next: "complete" | "fail", given: { output?: string; error?: string }): Settlement {
  return { steps: [], next, attempt: 0, delayMs: 0, output: given.output ?? null, error: given.error ?? null }
}

export function done(op: WireOp, job: Pick<Claimed, "attempt">, error?: unknown): StepWrite {
  const failure = op.op === "StepRun" ? undefined : toWireError(error)
  return {
    ...stepWrite(op, "done"),
    attempt: job.attempt,
    output: failure ? null : JSON.stringify(op.data ?? null),
    error: failure ? JSON.stringify(failure) : null,
  }
}

/** A step with a job of its own stays open while it fails; one in the function's own call does not count as open. */
function retrying(op: WireOp, job: Claimed): StepWrite {
  const write = stepWrite(op, job.kind === "step" ? "open" : "retry")
  return {
    ...write,
    attempt: job.attempt + 1,
    error: JSON.stringify(toWireError(op.error)),
    finishedAt: null,
  }
}

function readOps(body: string): WireOp[] | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    const ops = Array.isArray(parsed) ? parsed : [parsed]
    return ops.every((op) => typeof op?.op === "string" && typeof op?.id === "string") ? ops : undefined
  } catch {
    return undefined
  }
}

function header(response: WireResponse, name: string): string | undefined {
  const key = Object.keys(response.headers).find((one) => one.toLowerCase() === name)
  return key === undefined ? undefined : response.headers[key]
}
