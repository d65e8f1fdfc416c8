import { type Inngest, InngestCommHandler, type InngestFunction } from "inngest"
import type { WireResponse } from "./types"

type WireRequest = { method: "POST" | "PUT"; url: URL; headers: Record<string, string>; body: unknown }

export type Caller = {
  call(wireId: string, stepId: string, body: unknown): Promise<WireResponse>
  /** The SDK's registration payload, without any outgoing call. */
  register(): Promise<{ functions: RegisteredFunction[] }>
}

export type RegisteredFunction = {
  id: string
  name?: string
  triggers: { event?: string; expression?: string; cron?: string; jitter?: string }[]
  steps: { step: { retries?: { attempts: number } } }
  idempotency?: string
  cancel?: { event: string; if?: string; timeout?: string }[]
  timeouts?: { start?: string; finish?: string }
  rateLimit?: { limit: number; period: string; key?: string }
  debounce?: { period: string; key?: string; timeout?: string }
  singleton?: { mode: "skip" | "cancel"; key?: string }
  priority?: { run?: string }
} & Record<string, unknown>

const BASE = "http://engine.invalid/api/inngest"

/**
 * The same functions behind a second, private handler: plain objects instead of requests and responses, and no
 * signature, because nothing but this process can reach it. The public route keeps its own.
 */
export function createCaller(client: Inngest.Any, functions: readonly InngestFunction.Any[]): Caller {
  const handle = new InngestCommHandler({
    frameworkName: "rounds",
    client,
    functions,
    skipSignatureValidation: true,
    handler: (request: WireRequest) => ({
      method: () => request.method,
      url: () => request.url,
      headers: (key: string) => request.headers[key.toLowerCase()] ?? null,
      body: () => request.body,
      transformResponse: ({ status, headers, body }): WireResponse => ({ status, headers, body }),
    }),
  }).createHandler()

  return {
    call(wireId, stepId, body) {
      const url = new URL(BASE)
      url.searchParams.set("fnId", wireId)
      url.searchParams.set("stepId", stepId || "step")
      return handle({ method: "POST", url, headers: { host: url.host }, body })
    },
    async register() {
      const headers = { host: "engine.invalid", "x-inngest-sync-kind": "in_band" }
      const response = await handle({ method: "PUT", url: new URL(BASE), headers, body: { url: BASE } })
      if (response.status !== 200) throw new Error(`The function list cannot be read: ${response.body}`)
      return JSON.parse(response.body)
    },
  }
}
