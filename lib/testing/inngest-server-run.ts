/** One run as the test server drives it: calls over HTTP with signatures, the server's untyped memory, and no more. */
import { randomUUID } from "node:crypto"
import { sleepEnd } from "@/lib/engine/duration"
import { matches } from "@/lib/engine/expression"
import type { WireOp } from "@/lib/engine/types"
import { signed } from "@/lib/testing/inngest-sign"

export type ServerEvent = { id: string; name: string; data: Record<string, unknown>; ts: number; v?: string }
export type ServerFunction = {
  id: string
  triggers: { event?: string; expression?: string; cron?: string }[]
  cancel?: { event: string; if?: string }[]
  steps: { step: { runtime: { url: string }; retries?: { attempts: number } } }
}
type Said = "lose" | "refuse" | undefined
export type Outside = {
  signingKey: string
  checkpointing: boolean
  /** Retries and sleeps are never waited for longer. */
  mostWaitMs: number
  now(): number
  emit(event: ServerEvent): void
  start(functionId: string, event: ServerEvent, onEnd: (run: Run) => void): void
  /** Lets a test lose an answer, or the call itself. */
  onCall?(call: { functionId: string; stepId: string; attempt: number; runId: string }): Said | Promise<Said>
}
/** A wait of a day is not cut short: what ends it is an event. */
const LONG_MS = 3_600_000

type Ended = "completed" | "failed" | "cancelled"

export class Run {
  status: "running" | Ended = "running"
  output: unknown = null
  endedAt: string | null = null
  readonly calls: { stepId: string; attempt: number; status: number }[] = []
  readonly memory = new Map<string, unknown>()
  private readonly stack: string[] = []
  private readonly open = new Set<string>()
  private readonly waits = new Map<string, { event: string; if?: string; timer: NodeJS.Timeout }>()
  private readonly timers = new Set<NodeJS.Timeout>()
  /** Of the call under way; a checkpoint of another is stale. */
  queueItem = ""
  private generation = 0

  constructor(
    readonly id: string,
    readonly fn: ServerFunction,
    readonly event: ServerEvent,
    private readonly outside: Outside,
    private readonly onEnd: (run: Run) => void,
  ) {}

  begin(): void {
    void this.enter("", 0)
  }

  /** False: the call that says so is not the newest. */
  checkpoint(queueItem: string, ops: readonly WireOp[]): boolean {
    if (queueItem !== this.queueItem || this.status !== "running") return false
    for (const op of ops) if (op.op === "StepRun") this.remember(op.id, { data: op.data ?? null })
    return true
  }

  hear(event: ServerEvent) {
    if (this.status !== "running") return
    for (const one of this.fn.cancel ?? [])
      if (one.event === event.name && matches(one.if, this.event, event)) return this.cancel()
    for (const [id, wait] of this.waits) {
      if (wait.event !== event.name || !matches(wait.if, this.event, event)) continue
      this.waits.delete(id)
      clearTimeout(wait.timer)
      this.finish(id, event)
    }
  }

  cancel() {
    if (this.status !== "running") return
    this.end("cancelled")
    const { fn, event } = this
    const data = { function_id: fn.id, run_id: this.id, event, events: [event] }
    this.tell("inngest/function.cancelled", data)
  }

  forget(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
  }

  private get maxAttempts(): number {
    return (this.fn.steps.step.retries?.attempts ?? 4) + 1
  }

  private async enter(stepId: string, attempt: number): Promise<void> {
    if (this.status !== "running") return
    this.queueItem = randomUUID()
    const said = await this.outside.onCall?.({ functionId: this.fn.id, stepId, attempt, runId: this.id })
    const response = said === "refuse" ? null : await this.call(stepId, attempt)
    this.calls.push({ stepId, attempt, status: response?.status ?? 0 })
    if (this.status !== "running") return
    if (!response || said === "lose")
      return this.again(stepId, attempt, { name: "Error", message: "unreachable" })
    const body = await response.text()
    if (this.status !== "running") return
    const noRetry = response.headers.get("x-inngest-no-retry") === "true"
    if (response.status === 200) return this.complete(JSON.parse(body || "null"))
    if (response.status === 206) return this.apply(JSON.parse(body), stepId, attempt, response)
    const error = readError(body, response.status)
    if (noRetry || response.status === 400) return this.fail(error)
    this.again(stepId, attempt, error, response.headers.get("retry-after"))
  }

  private async call(stepId: string, attempt: number): Promise<Response | null> {
    const { url } = this.fn.steps.step.runtime
    const address = new URL(url)
    address.searchParams.set("stepId", stepId || "step")
    const body = JSON.stringify({
      event: this.event,
      events: [this.event],
      steps: Object.fromEntries(this.memory),
      version: -1,
      ctx: {
        run_id: this.id,
        attempt,
        max_attempts: this.maxAttempts,
        disable_immediate_execution: this.open.size > 0,
        use_api: false,
        stack: { stack: this.stack, current: this.stack.length },
        ...(this.outside.checkpointing
          ? { fn_id: "5e0f0b5e-0000-4000-8000-000000000001", qi_id: this.queueItem }
          : {}),
      },
    })
    const headers = {
      "content-type": "application/json",
      "x-run-id": this.id,
      "x-request-id": randomUUID(),
      "x-inngest-req-version": "-1",
      "x-inngest-step-id": stepId || "step",
      "x-inngest-job-id": this.queueItem,
      "x-inngest-generation-id": String(++this.generation),
      "x-inngest-signature": signed(body, this.outside.signingKey),
    }
    return fetch(address, { method: "POST", headers, body }).catch(() => null)
  }

  private apply(given: WireOp | WireOp[], stepId: string, attempt: number, response: Response) {
    const ops = Array.isArray(given) ? given : [given]
    const noRetry = response.headers.get("x-inngest-no-retry") === "true"
    let isOpen = false
    for (const op of ops) {
      if (op.op === "RunComplete") return this.complete(op.data ?? null)
      if (op.op === "StepRun") this.remember(op.id, { data: op.data ?? null })
      else if (op.op === "StepError" && !noRetry && attempt + 1 < this.maxAttempts)
        return this.again(stepId, attempt, op.error, response.headers.get("retry-after"))
      else if (op.op === "StepFailed" || op.op === "StepError") this.remember(op.id, { error: op.error })
      else if (op.op !== "DiscoveryRequest") {
        isOpen = true
        if (!this.open.has(op.id) && !this.memory.has(op.id)) this.plan(op)
      }
    }
    if (stepId) this.closed(stepId)
    else if (!isOpen) void this.enter("", 0)
  }

  private plan(op: WireOp) {
    this.open.add(op.id)
    const opts = (op.opts ?? {}) as {
      timeout?: string
      if?: string
      function_id?: string
      payload?: { data?: unknown }
    }
    if (op.op === "StepPlanned") void this.enter(op.id, 0)
    else if (op.op === "Sleep") this.later(this.msOf(op.name ?? ""), () => this.finish(op.id, null))
    else if (op.op === "WaitForEvent") {
      const timer = this.later(this.msOf(opts.timeout ?? "1h"), () => {
        if (this.waits.delete(op.id)) this.finish(op.id, null)
      })
      this.waits.set(op.id, { event: op.name ?? "", if: opts.if, timer })
    } else if (op.op === "InvokeFunction") {
      // What a server says of its own within the event.
      const own = { fn_id: opts.function_id, correlation_id: `${this.id}.${op.id}` }
      const data = { ...(opts.payload?.data as Record<string, unknown> | undefined), _inngest: own }
      const event = { id: randomUUID(), name: "inngest/function.invoked", data, ts: this.outside.now() }
      this.outside.start(opts.function_id ?? "", event, (child) => {
        this.finish(op.id, child.status === "completed" ? { data: child.output } : { error: child.output })
      })
    } else this.fail({ name: "Error", message: `unknown op ${op.op}` })
  }

  private finish(id: string, memory: unknown): void {
    this.remember(id, memory)
    this.closed(id)
  }

  /** Entered again only when all that was open is done. */
  private closed(id: string) {
    this.open.delete(id)
    if (this.open.size === 0) void this.enter("", 0)
  }

  private remember(id: string, memory: unknown) {
    if (this.memory.has(id)) return
    this.memory.set(id, memory)
    this.stack.push(id)
  }

  private again(stepId: string, attempt: number, error: unknown, retryAfter?: string | null) {
    if (attempt + 1 >= this.maxAttempts) return this.fail(error)
    const seconds = Number(retryAfter ?? 1)
    const askedMs = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(retryAfter ?? "") - Date.now()
    this.later(askedMs, () => void this.enter(stepId, attempt + 1))
  }

  private complete(output: unknown) {
    this.end("completed", output)
  }

  private fail(error: unknown) {
    this.end("failed", error)
    const { fn, event } = this
    this.tell("inngest/function.failed", {
      function_id: fn.id,
      run_id: this.id,
      error,
      event,
      events: [event],
    })
  }

  private end(status: Ended, output: unknown = null): void {
    this.status = status
    this.output = output
    this.endedAt = new Date().toISOString()
    for (const wait of this.waits.values()) clearTimeout(wait.timer)
    this.waits.clear()
    this.onEnd(this)
  }

  private tell(name: string, data: Record<string, unknown>): void {
    this.outside.emit({ id: randomUUID(), name, data, ts: this.outside.now() })
  }

  private msOf(name: string): number {
    const from = new Date()
    return (sleepEnd(name, from)?.getTime() ?? 0) - from.getTime()
  }

  private later(ms: number, work: () => void): NodeJS.Timeout {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer)
        if (this.status === "running") work()
      },
      // What is long is long; what is short is shorter.
      ms >= LONG_MS ? LONG_MS : Math.max(0, Math.min(ms, this.outside.mostWaitMs)),
    )
    this.timers.add(timer)
    return timer
  }
}

function readError(body: string, status: number): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return { name: "Error", message: `http ${status}` }
  }
}
