import { log } from "@/lib/log"
import { look } from "@/lib/schedules/witness"
import { MINUTE_MS } from "@/lib/time"

/**
 * Looks at once and every minute until stopped. It runs in the server, apart from the worker and the engine it watches:
 * where those hang or never start, somebody still counts what should have happened.
 */
export function startWitness(everyMs = MINUTE_MS): { stop(): Promise<void> } {
  let looking: Promise<void> | undefined
  const again = () => {
    looking ??= look()
      .then((seen) => {
        if (seen?.missed) log.warn("schedules.missed", { count: seen.missed })
      })
      .catch((error) => log.warn("schedules.look_failed", { error }))
      .finally(() => {
        looking = undefined
      })
  }
  const timer = setInterval(again, everyMs)
  again()
  return {
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
