import type { Ground } from "./decide"
import { sleepEnd } from "./duration"
import { assertExpression } from "./expression"
import { stepWrite } from "./step-write"
import type { Claimed, StepWrite, WireOp } from "./types"
import { matchOf } from "./wait-match"
import { otherClinic, unknownFunction, type WireError } from "./wire-error"

/** A step that ends later, by a job, an instant or an event of its own; words where it cannot be done here. */
export function openStep(op: WireOp, job: Claimed, ground: Ground): StepWrite | string {
  const step: StepWrite = { ...stepWrite(op, "open"), startedAt: null, finishedAt: null }
  if (op.op === "Sleep") {
    const dueAt = sleepEnd(op.name ?? "", ground.productNow)
    return dueAt ? { ...step, dueAt } : `a sleep until "${op.name}"`
  }
  if (op.op === "WaitForEvent") return waiting(op, step, job, ground)
  if (op.op === "InvokeFunction") return invoking(op, step, job, ground)
  return step
}

function waiting(op: WireOp, step: StepWrite, job: Claimed, ground: Ground): StepWrite | string {
  const event = op.name ?? ""
  const { timeout, if: expression } = (op.opts ?? {}) as { timeout?: string; if?: string }
  const dueAt = sleepEnd(timeout ?? "", ground.productNow)
  if (!dueAt) return `a wait until "${timeout}"`
  if (event === "" || event.includes("*")) return `a wait for the event "${event}"`
  try {
    if (expression) assertExpression(expression)
  } catch {
    return `the expression ${expression} of a wait`
  }
  return { ...step, dueAt, wait: { event, match: matchOf(expression, job.event) } }
}

type InvokeOptions = { function_id?: string; payload?: { data?: unknown } | null; timeout?: string }

function invoking(op: WireOp, step: StepWrite, job: Claimed, ground: Ground): StepWrite | string {
  const { function_id: wireId = "", payload, timeout } = (op.opts ?? {}) as InvokeOptions
  const dueAt = timeout === undefined ? null : sleepEnd(timeout, ground.productNow)
  if (dueAt === undefined) return `an invocation until "${timeout}"`
  const functionId = ground.functionOf(wireId)
  if (functionId === undefined) return broken(step, unknownFunction(wireId))
  const data = (payload?.data ?? {}) as { clinicId?: unknown }
  if (job.clinicId !== null && typeof data.clinicId === "string" && data.clinicId !== job.clinicId)
    return broken(step, otherClinic())
  const eventId = JSON.stringify(`invoke:${job.runId}:${op.id}`)
  return {
    ...step,
    dueAt,
    wait: {
      event: "inngest/function.finished",
      match: { expression: null, path: "correlation_id", value: eventId },
    },
    invoke: { functionId, payload: JSON.stringify(data) },
  }
}

const broken = (step: StepWrite, error: WireError): StepWrite => ({
  ...step,
  state: "done",
  error: JSON.stringify(error),
})
