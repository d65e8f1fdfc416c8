import { createHash } from "node:crypto"
import type { WireEvent } from "./server-events"

const PATIENCE_MS = 10_000

/** `refused`: what was sent is wrong. `away`: nobody there, not allowed, or too busy; the same may succeed later. */
export type Sent =
  | { said: "taken" }
  | { said: "refused"; code: string }
  | { said: "away"; code: string; waitMs?: number }

/** What a server says of a run; `unknown`: it does not know it, or does not tell. */
export type RunState = {
  said: "running" | "completed" | "failed" | "cancelled" | "unknown" | "away"
  endedAt?: string
  output?: unknown
}

export type ServerApi = ReturnType<typeof createServerApi>

/** The few calls of a server's public HTTP interface that the product makes itself. */
export function createServerApi(given: {
  baseUrl: string
  eventKey: string
  signingKey: string
  patienceMs?: number
}) {
  const bearer = { authorization: `Bearer ${hashedKey(given.signingKey)}` }

  async function ask(path: string, init: RequestInit = {}): Promise<Response | string> {
    const signal = AbortSignal.timeout(given.patienceMs ?? PATIENCE_MS)
    try {
      return await fetch(`${given.baseUrl}${path}`, { ...init, signal, redirect: "manual" })
    } catch (error) {
      return error instanceof Error && error.name === "TimeoutError" ? "timeout" : "unreachable"
    }
  }

  return {
    /** One request for all of them; their ids make a second delivery none. */
    async send(events: readonly WireEvent[]): Promise<Sent> {
      const answer = await ask(`/e/${encodeURIComponent(given.eventKey)}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(events),
      })
      if (typeof answer === "string") return { said: "away", code: answer }
      await answer.body?.cancel()
      if (answer.ok) return { said: "taken" }
      const code = `http_${answer.status}`
      if ([400, 413, 415, 422].includes(answer.status)) return { said: "refused", code }
      const seconds = Number(answer.headers.get("retry-after") ?? Number.NaN)
      return { said: "away", code, waitMs: Number.isFinite(seconds) ? seconds * 1_000 : undefined }
    },

    /** True: it will get no further call. False: the server has no such call, or does not know the run. */
    async cancelRun(externalId: string): Promise<boolean | "away"> {
      const answer = await ask(`/v1/runs/${encodeURIComponent(externalId)}`, {
        method: "DELETE",
        headers: bearer,
      })
      if (typeof answer === "string" || answer.status >= 500) return "away"
      await answer.body?.cancel()
      return answer.ok
    },

    async runState(externalId: string): Promise<RunState> {
      const answer = await ask(`/v1/runs/${encodeURIComponent(externalId)}`, { headers: bearer })
      if (typeof answer === "string" || answer.status >= 500) return { said: "away" }
      if (!answer.ok) return { said: "unknown" }
      const body = (await answer.json().catch(() => null)) as { data?: Record<string, unknown> } | null
      const said = STATES[String(body?.data?.status).toLowerCase()] ?? "unknown"
      const endedAt = typeof body?.data?.ended_at === "string" ? body.data.ended_at : undefined
      return { said, endedAt, output: body?.data?.output }
    },

    /** Whether anything answers there; which answer it is does not matter. */
    async isReachable(): Promise<boolean> {
      const answer = await ask("/health")
      if (typeof answer === "string") return false
      await answer.body?.cancel()
      return answer.status < 500
    },
  }
}

const STATES: Record<string, RunState["said"]> = {
  queued: "running",
  scheduled: "running",
  running: "running",
  completed: "completed",
  failed: "failed",
  cancelled: "cancelled",
}

/** How a signing key is shown to the server: its prefix, and the hash of what follows. */
export function hashedKey(signingKey: string): string {
  const prefix = /^signkey-\w+-/.exec(signingKey)?.[0] ?? ""
  const key = Buffer.from(signingKey.slice(prefix.length), "hex")
  return `${prefix}${createHash("sha256").update(key).digest("hex")}`
}
