import { Middleware } from "inngest"
import { isId } from "@/lib/ids"
import { areSpansKept, recordSpan, span, wallMs } from "@/lib/telemetry/span"
import {
  currentTraceparent,
  inTrace,
  readTraceparent,
  spanIdOf,
  traceOf,
  traceparentOf,
} from "@/lib/telemetry/trace"

type Run = {
  runId: string
  attempt: number
  event: { id?: string; name: string; ts?: number; data?: unknown }
}

const outboxSpan = (runId: string) => spanIdOf(`outbox:${runId}`)
const runSpan = (runId: string) => spanIdOf(`run:${runId}`)

/** Under what a run was begun: what the engine knows of it, else what its event says. */
const begunUnder = ({ event }: Run) =>
  currentTraceparent() ?? traceOf({ id: event.id ?? "", data: event.data })

/** The run's own place in that trace: what happens inside is told of as its part. */
function ownTrace(run: Run, begun: string): string {
  const trace = readTraceparent(begun)
  return trace ? traceparentOf(trace.traceId, runSpan(run.runId)) : begun
}

/** The part of a trace that runs tell: waiting in the outbox and the queue, the run, its steps. */
export class Tracing extends Middleware.BaseMiddleware {
  readonly id = "rounds:tracing"
  private begun: string | undefined

  override async wrapFunctionHandler({ ctx, next }: Middleware.WrapFunctionHandlerArgs): Promise<unknown> {
    this.begun ??= begunUnder(ctx as Run)
    return inTrace(ownTrace(ctx as Run, this.begun), next)
  }

  /** The SDK may begin a step outside the function's own flow. */
  override async wrapStepHandler({
    ctx,
    fn,
    stepInfo,
    next,
  }: Middleware.WrapStepHandlerArgs): Promise<unknown> {
    this.begun ??= begunUnder(ctx as Run)
    return inTrace(ownTrace(ctx as Run, this.begun), () =>
      span(
        `step ${stepInfo.options.id}`,
        { attributes: { ...about(ctx as Run, fn), attempt: ctx.attempt } },
        next,
      ),
    )
  }

  override onRunComplete({ ctx, fn }: Middleware.OnRunCompleteArgs): void {
    this.told(ctx as Run, fn)
  }

  override onRunError({ ctx, fn, error, isFinalAttempt }: Middleware.OnRunErrorArgs): void {
    if (isFinalAttempt) this.told(ctx as Run, fn, error.name)
  }

  private told(run: Run, fn: Named, failed?: string): void {
    const trace = areSpansKept() && readTraceparent(this.begun ?? begunUnder(run))
    if (!trace) return
    const { runId, event } = run
    const endMs = wallMs()
    const madeMs = madeAt(runId) ?? event.ts ?? endMs
    const { traceId } = trace
    const attributes = about(run, fn)
    recordSpan({
      name: `outbox ${event.name}`,
      kind: "producer",
      traceId,
      spanId: outboxSpan(runId),
      parentSpanId: trace.spanId,
      startMs: Math.min(event.ts ?? madeMs, madeMs),
      endMs: madeMs,
      attributes: { "event.name": event.name, "event.id": event.id, "clinic.id": attributes["clinic.id"] },
    })
    recordSpan({
      name: `run ${String(attributes["function.id"])}`,
      kind: "consumer",
      traceId,
      spanId: runSpan(runId),
      parentSpanId: outboxSpan(runId),
      startMs: madeMs,
      endMs,
      attributes: { ...attributes, "run.attempt": run.attempt },
      failed,
    })
  }
}

type Named = { id(prefix?: string): string } | object

function about({ runId, event }: Run, fn: Named) {
  const { clinicId } = (event.data ?? {}) as { clinicId?: unknown }
  return {
    "function.id": "id" in fn && typeof fn.id === "function" ? String(fn.id()) : "",
    "run.id": runId,
    "clinic.id": typeof clinicId === "string" ? clinicId : undefined,
  }
}

/** Our ids begin with the millisecond of their making. */
const madeAt = (runId: string): number | undefined =>
  isId(runId) && runId[14] === "7" ? Number.parseInt(runId.replaceAll("-", "").slice(0, 12), 16) : undefined
