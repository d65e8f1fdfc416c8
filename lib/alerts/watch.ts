import { evaluateEverywhere } from "@/lib/alerts/evaluate-everywhere"
import { QUIET_MS, readBeat } from "@/lib/alerts/heartbeat"
import { log } from "@/lib/log"
import { MINUTE_MS } from "@/lib/time"

/** Evaluates where the engine, whose schedule should, has not for a while: a dead engine must still raise alerts. */
export async function watchOnce(): Promise<boolean> {
  const last = await readBeat()
  // The engine's turn comes first, while it is heard; then every minute, as it would.
  const isQuiet = !last || last.ageMs > QUIET_MS || last.ageMs < 0 || last.by === "witness"
  if (!isQuiet) return false
  const done = await evaluateEverywhere("witness")
  if (done) log.warn("alerts.evaluated_beside_engine", { count: done.firing })
  return done !== null
}

/** For the server, which lives on when the worker does not. */
export function startAlertsWatch(everyMs = MINUTE_MS): { stop(): Promise<void> } {
  let watching: Promise<unknown> | undefined
  const timer = setInterval(() => {
    watching ??= watchOnce()
      .catch((error) => log.warn("alerts.watch_failed", { error }))
      .finally(() => {
        watching = undefined
      })
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await watching
    },
  }
}
