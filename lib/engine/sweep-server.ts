import { enginePool } from "@/lib/db"
import { announce } from "@/lib/live/announce"
import { log } from "@/lib/log"
import { HOUR_MS, MINUTE_MS } from "@/lib/time"
import { causeFor } from "./ledger-cause"
import { createLedgerStore, type SilentRun } from "./ledger-store"
import type { RunState, ServerApi } from "./server-api"

/** A server waits at most this long between two tries of a call. */
const SILENT_MS = 3 * HOUR_MS
const EVERY_MS = 5 * MINUTE_MS
const MOST = 100
const NOT_SAID = JSON.stringify({ name: "Error", message: "The server says that it failed, and not why." })

export type Swept = { closed: number; goingOn: number; unheard: number }

/**
 * Asks the server about runs that have said nothing for longer than they may. What it says they came to is written;
 * where it does not know, or has no such call, they are marked as unheard of, and nothing is made up.
 */
export async function sweepServerRuns(
  server: Pick<ServerApi, "runState">,
  silentMs = SILENT_MS,
): Promise<Swept> {
  const store = createLedgerStore(enginePool())
  const swept: Swept = { closed: 0, goingOn: 0, unheard: 0 }
  const silent = await store.silent(silentMs, MOST)
  const goingOn: string[] = []
  const unheard: string[] = []
  for (const run of silent) {
    const state = await server.runState(run.externalId)
    if (state.said === "away") break
    if (state.said === "running") goingOn.push(run.id)
    else if (state.said === "unknown") unheard.push(run.id)
    else if (await close(run, { ...state, said: state.said })) swept.closed += 1
  }
  await store.heard(goingOn)
  await store.unheard(unheard)
  if (unheard.length > 0) log.warn("engine.runs_unheard", { count: unheard.length })
  return { ...swept, goingOn: goingOn.length, unheard: unheard.length }

  async function close(run: SilentRun, state: RunState & { said: "completed" | "failed" | "cancelled" }) {
    const error = state.said === "failed" ? NOT_SAID : null
    const cause =
      error === null ? null : await causeFor(store, { runId: run.id, functionId: run.functionId }, error)
    const { ended } = await store.settle({
      id: run.id,
      steps: [],
      tried: [],
      attempt: 0,
      end: state.said,
      ended_at: state.endedAt ?? null,
      output: JSON.stringify(state.output ?? null),
      error,
      cause,
    })
    if (run.clinicId) announce(run.clinicId, "run.moved", run.id)
    return ended
  }
}

/** Looks now and again, as long as the worker lives. */
export function keepSwept(server: Pick<ServerApi, "runState">): { stop(): Promise<void> } {
  let under: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    under = sweepServerRuns(server).catch((error) => log.warn("engine.sweep_failed", { error }))
  }, EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await under
    },
  }
}
