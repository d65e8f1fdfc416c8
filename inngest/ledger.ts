import { setTimeout as sleep } from "node:timers/promises"
import { Middleware } from "inngest"
import { aboutOf } from "@/inngest/about"
import { APP_ID } from "@/inngest/app-id"
import { withKept } from "@/inngest/kept-steps"
import { enginePool } from "@/lib/db"
import { keptOnTheWay, readCall, remembered, type ServerCall, toRun, toWrite } from "@/lib/engine/ledger"
import { causeFor } from "@/lib/engine/ledger-cause"
import { createLedgerStore, type LedgerRun, type LedgerWrite, type Seen } from "@/lib/engine/ledger-store"
import { unwrapped } from "@/lib/engine/server-events"
import { noteCall } from "@/lib/engine/server-state"
import type { WireOp } from "@/lib/engine/types"
import { ownRunId } from "@/lib/engine/ulid"
import { env } from "@/lib/env"
import { isDatabaseLost } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import { log } from "@/lib/log"
import { inTrace, traceOf } from "@/lib/telemetry/trace"

/** Functions that keep the ledger; they are not in it. */
export const KEEPERS: readonly string[] = ["close-failed-run", "close-cancelled-run"]

const PATIENCE_MS = 5_000
const MOST_UNWRITTEN = 500

const store = () => createLedgerStore(enginePool())

/** Steps the server took while our own writing failed: written with the call's end, or healed from its memory. */
const unwritten = new Map<string, LedgerWrite["steps"][number][]>()

/**
 * Server mode: keeps our rows of what the server's calls tell. `wrapRequest` is the place that knows a call's end, and
 * what it throws makes the server call again; the hooks named `on…` swallow errors and are not used. All of it is
 * written so that a repeat changes nothing.
 */
export class Ledger extends Middleware.BaseMiddleware {
  readonly id = "rounds:ledger"
  private call: ServerCall | null = null
  private seen: Seen | null = null
  private clinicId: string | null = null
  private steps: LedgerRun["steps"] = []
  private readonly names = new Map<string, { name: string; op: string }>()

  override async wrapRequest(given: Middleware.WrapRequestArgs): Promise<Middleware.Response> {
    const call = readCall(given.requestInfo.url as URL, await given.requestInfo.body(), APP_ID)
    // What the embedded engine began before the server was set comes with its own ids, and has its own rows.
    if (!call || isId(call.externalId) || KEEPERS.includes(call.functionId)) return given.next()
    this.call = call
    const response = await given.next()
    // Only a call whose signature held has been seen.
    if (this.seen && this.seen.status === "running") await this.write(call, toWrite(call, response, APP_ID))
    return response
  }

  /** Comes after the signature was checked, and before the function. */
  override async transformFunctionInput(
    given: Middleware.TransformFunctionInputArgs,
  ): Promise<Middleware.TransformFunctionInputArgs> {
    if (!this.call) return given
    this.steps = remembered(given.steps)
    const { event: told } = given.ctx
    const releaseSha = env().GIT_SHA
    const run = toRun(this.call, { event: told, steps: this.steps, releaseSha, aboutOf })
    this.seen = await patiently(() => store().seen(run))
    this.clinicId = run.clinic_id
    noteCall()
    this.tell()
    const { ctx } = given
    const { trace } = this.seen
    const kept = new Map(this.seen.kept.map((step) => [step.id, step.output]))
    const event = { ...asMeant(ctx.event), ...(trace ? { trace } : {}) }
    return { ...given, ctx: { ...ctx, event, events: [event], step: withKept(ctx.step, kept) } }
  }

  /** A run ended here gets no further step, whatever the server still calls. */
  override async wrapFunctionHandler({ ctx, next }: Middleware.WrapFunctionHandlerArgs): Promise<unknown> {
    if (this.seen && this.seen.status !== "running") return null
    if (!this.call) return next()
    return inTrace(this.seen?.trace ?? traceOf({ id: ctx.event.id ?? "", data: ctx.event.data }), next)
  }

  override async wrapStep({ stepInfo, next }: Middleware.WrapStepArgs): Promise<unknown> {
    const { hashedId, options, stepType } = stepInfo
    this.names.set(hashedId, { name: options.name ?? options.id, op: String(stepType) })
    return next()
  }

  private async write(call: ServerCall, write: LedgerWrite): Promise<void> {
    const steps = eachOnce([...this.healed(), ...(unwritten.get(write.id) ?? []), ...write.steps])
    await patiently(async () => {
      const stepId = write.tried[0]?.step_id
      const failed = write.end === "failed" ? write.error : null
      const cause = failed === null ? null : await causeFor(store(), { ...call, stepId }, failed)
      return store().settle({ ...write, steps, cause })
    })
    unwritten.delete(write.id)
    this.tell()
  }

  /** What the server remembers and our rows do not, by the names that the function has just said. */
  private healed(): LedgerWrite["steps"] {
    const missing = new Set(this.seen?.missing)
    const lost = this.steps.filter((step) => missing.has(step.id))
    return lost.map(({ id, output, error }) => {
      const { name, op } = this.names.get(id) ?? { name: null, op: "run" }
      const ended = { started_at: null, finished_at: null, due_at: null, attempt: 0, race: false }
      return { id, name, op, state: "done", output, error, ...ended }
    })
  }

  private tell(): void {
    if (this.clinicId && this.call) announce(this.clinicId, "run.moved", this.call.runId)
  }
}

/** One statement cannot write a row twice: what was told last of a step is nearest to it. */
const eachOnce = (steps: LedgerWrite["steps"]): LedgerWrite["steps"] => [
  ...new Map(steps.map((step) => [step.id, step])).values(),
]

/** A rerun comes in an event of ours; so does what failed in a rerun. */
function asMeant<E extends { id?: string; name: string; data?: unknown; ts?: number }>(given: E): E {
  if (given.name !== "inngest/function.failed") return unwrapped(given).event
  const data = given.data as { event?: E }
  return data.event?.name ? { ...given, data: { ...data, event: unwrapped(data.event).event } } : given
}

/** The client's `fetch`: steps the SDK reports while the function goes on are kept here as soon as the server has them. */
export const ledgerFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  const { pathname } = new URL(input instanceof Request ? input.url : input)
  const externalId = /\/v1\/checkpoint\/([^/]+)\/async$/.exec(pathname)?.[1]
  if (externalId && response.ok) {
    const { steps } = JSON.parse(String(init?.body)) as { steps: WireOp[] }
    const write = keptOnTheWay(ownRunId(decodeURIComponent(externalId)), steps)
    await store()
      .settle(write)
      .catch((error) => {
        log.warn("ledger.late", { error, runId: write.id })
        // A call that died has left them here: the server's memory has them too.
        if (unwritten.size >= MOST_UNWRITTEN) unwritten.clear()
        unwritten.set(write.id, [...(unwritten.get(write.id) ?? []), ...write.steps])
      })
  }
  return response
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS
  for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 1_000)) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseLost(error) || performance.now() > until) throw error
      await sleep(waitMs)
    }
  }
}
