import { getAsyncCtx } from "inngest/experimental"
import type { WireOp } from "./types"

export type SentEvent = { id: string; name: string; data: Record<string, unknown> }
export type Checkpoint = { workerId: string; jobId: string; lease: number; steps: readonly WireOp[] }

/** What a running engine does for the SDK's outgoing calls. */
export type SeamHandlers = {
  send(events: readonly SentEvent[]): Promise<void>
  /** False: the lease is lost. */
  checkpoint(checkpoint: Checkpoint): Promise<boolean>
}

export type Seam = {
  /** For the client's option `fetch`: nothing leaves the process. */
  fetch: typeof fetch
  attach(workerId: string, handlers: SeamHandlers): void
  detach(workerId: string): void
}

export const queueItemId = (workerId: string, jobId: string, lease: number) => `${workerId}:${jobId}:${lease}`

export function createSeam(): Seam {
  const engines = new Map<string, SeamHandlers>()

  async function send(init: RequestInit | undefined): Promise<Response> {
    const engine = engines.values().next().value
    if (!engine) return answer(503, { error: "no engine runs in this process; use emit()" })
    const given = JSON.parse(String(init?.body)) as {
      id?: string
      name: string
      data: Record<string, unknown>
    }[]
    const seed = await eventSeed(new Headers(init?.headers))
    const events = given.map((event, index) => ({
      id: event.id ?? `${seed}:${index}`,
      name: event.name,
      data: event.data,
    }))
    await engine.send(events)
    return answer(200, { ids: events.map((event) => event.id), status: 200 })
  }

  async function checkpoint(init: RequestInit | undefined): Promise<Response> {
    const body = JSON.parse(String(init?.body)) as { qi_id: string; steps: WireOp[] }
    const [workerId = "", jobId = "", lease = ""] = body.qi_id.split(":")
    const engine = engines.get(workerId)
    if (!engine) return answer(409, { error: "the engine of this call has stopped" })
    // Only finished steps can be kept on the way; with anything else the SDK falls back to its final answer.
    if (body.steps.some((step) => step.op !== "StepRun")) return answer(501, { error: "not kept on the way" })
    const kept = await engine.checkpoint({ workerId, jobId, lease: Number(lease), steps: body.steps })
    return kept ? answer(200, {}) : answer(409, { error: "the lease is lost" })
  }

  return {
    async fetch(input, init) {
      const { pathname } = new URL(input instanceof Request ? input.url : input)
      try {
        if (pathname.startsWith("/e/")) return await send(init)
        if (/^\/v1\/checkpoint\/[^/]+\/async$/.test(pathname)) return await checkpoint(init)
      } catch {
        return answer(503, { error: "the database cannot be reached" })
      }
      return answer(501, { error: `the embedded engine does not do ${pathname}` })
    },
    attach: (workerId, handlers) => void engines.set(workerId, handlers),
    detach: (workerId) => void engines.delete(workerId),
  }
}

/**
 * Ids of events sent without one. Inside a step they follow from run and step, so that a step interrupted after its
 * send sends the same event again; outside, from the SDK's seed, which is stable over its own retries.
 */
async function eventSeed(headers: Headers): Promise<string> {
  const context = await getAsyncCtx()
  const step = context?.execution?.executingStep as { hashedId?: string } | undefined
  const runId = context?.execution?.ctx.runId
  if (runId && step?.hashedId) return `${runId}:${step.hashedId}`
  return headers.get("x-inngest-event-id-seed") ?? crypto.randomUUID()
}

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } })
}
