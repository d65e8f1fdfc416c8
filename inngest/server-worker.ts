import type { InngestFunction } from "inngest"
import { startLeftovers } from "@/inngest/leftovers"
import { keepLines } from "@/inngest/run-lines"
import { keepRegistered } from "@/inngest/sync"
import { enginePool, listenClient } from "@/lib/db"
import { startRelay } from "@/lib/engine/relay"
import { createServerApi, type ServerApi } from "@/lib/engine/server-api"
import { noteRelay } from "@/lib/engine/server-state"
import { keepSwept } from "@/lib/engine/sweep-server"
import { env } from "@/lib/env"
import { log } from "@/lib/log"
import { now, SECOND_MS } from "@/lib/time"

const BEAT_MS = 10 * SECOND_MS

/** What a worker does where a server drives the functions: hands on, registers, looks after what has gone silent. */
export async function startServerWorker(
  functions: readonly InngestFunction.Any[],
  server: ServerApi = configuredServer(),
): Promise<{ stop(): Promise<void> }> {
  const leftovers = await startLeftovers(functions)
  const relay = startRelay({
    pool: enginePool(),
    listenClient: () => listenClient("engine"),
    server,
    onTaken: leftovers?.hear,
  })
  const parts: { stop(): Promise<void> }[] = [
    keepRegistered(functions),
    keepSwept(server),
    keepTold(server, relay.state),
    relay,
  ]
  if (leftovers) parts.push(leftovers)
  log.info("worker.started", { pid: process.pid, count: functions.length })
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()))
      await keepLines()
    },
  }
}

/** The server of the environment. */
export function configuredServer(): ServerApi {
  const { INNGEST_BASE_URL: baseUrl, INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey } = env()
  if (!baseUrl || !eventKey || !signingKey) throw new Error("No Inngest server is set.")
  return createServerApi({ baseUrl, eventKey, signingKey })
}

/** Writes for the console and the health check how the way to the server is. */
function keepTold(server: ServerApi, state: () => ReturnType<ReturnType<typeof startRelay>["state"]>) {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let was: { reachable: boolean; since: string } | null = null

  async function tell(): Promise<void> {
    const reachable = await server.isReachable()
    if (was?.reachable !== reachable) was = { reachable, since: now().toISOString() }
    const { lastSentAt, lastEventId, away } = state()
    await noteRelay({ ...was, lastSentAt: lastSentAt?.toISOString() ?? null, lastEventId, away })
  }
  let under: Promise<void> = Promise.resolve()
  function go(): void {
    under = tell()
      .catch((error) => log.warn("engine.note_failed", { error }))
      .finally(() => {
        if (!stopped) timer = setTimeout(go, BEAT_MS)
      })
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
