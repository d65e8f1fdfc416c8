import { InngestCommHandler, type InngestFunction } from "inngest"
import { inngest } from "@/inngest/client"
import { noteSync } from "@/lib/engine/server-state"
import type { WireResponse } from "@/lib/engine/types"
import { env } from "@/lib/env"
import { log } from "@/lib/log"
import { MINUTE_MS, now, SECOND_MS } from "@/lib/time"

export const SERVE_PATH = "/api/inngest"

/** Where the server finds us: never what a request's headers say. */
export const serveOrigin = (): string => new URL(env().INNGEST_SERVE_ORIGIN ?? env().NEXTAUTH_URL).origin

const AGAIN_MS = 15 * MINUTE_MS
const MOST_WAIT_MS = MINUTE_MS

/** Tells the server which functions there are and where. */
async function register(
  functions: readonly InngestFunction.Any[],
): Promise<{ ok: boolean; message: string | null }> {
  const url = new URL(SERVE_PATH, serveOrigin())
  const handle = new InngestCommHandler({
    frameworkName: "nextjs",
    client: inngest,
    functions: [...functions],
    // In this process alone: the public route asks for a signature.
    skipSignatureValidation: true,
    serveOrigin: serveOrigin(),
    servePath: SERVE_PATH,
    handler: () => ({
      method: () => "PUT",
      url: () => url,
      headers: () => null,
      body: () => "",
      transformResponse: ({ status, headers, body }): WireResponse => ({ status, headers, body }),
    }),
  }).createHandler()
  const { status, body } = await handle()
  const { message } = JSON.parse(body) as { message?: string }
  // A server's own sentence could hold anything; the first words of it tell enough.
  return { ok: status < 300, message: status < 300 ? null : (message ?? `http_${status}`).slice(0, 120) }
}

/** At start with patience, then now and again: a server that was set up anew learns of them by itself. */
export function keepRegistered(functions: readonly InngestFunction.Any[]): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let waitMs = SECOND_MS
  let lastOkAt: string | null = null
  let under: Promise<void> = Promise.resolve()

  async function once(): Promise<void> {
    const said = await register(functions).catch((error) => {
      log.warn("engine.sync_failed", { error })
      return { ok: false, message: "unreachable" }
    })
    if (said.ok) {
      lastOkAt = now().toISOString()
      waitMs = SECOND_MS
      log.info("engine.synced", { count: functions.length })
    } else {
      waitMs = Math.min(waitMs * 2, MOST_WAIT_MS)
      log.warn("engine.sync_refused")
    }
    await noteSync({ ...said, functions: functions.length, lastOkAt }).catch(() => {})
    if (!stopped) timer = setTimeout(go, said.ok ? AGAIN_MS : waitMs)
  }
  function go(): void {
    under = once()
  }
  go()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await under
    },
  }
}
