import { enginePool } from "@/lib/db"

/** At most one notice in this time, whatever the number of commits; the first goes at once. */
const GATHER_MS = 10

let timer: NodeJS.Timeout | undefined
let lastMs = Number.NEGATIVE_INFINITY

/**
 * Tells the workers that there is something to do. Called after commit and gathered, because NOTIFY inside a busy
 * transaction makes commits queue up behind one another. A lost one costs little: they also look by themselves.
 */
export function wakeEngine(): void {
  if (timer) return
  timer = setTimeout(notify, Math.max(0, lastMs + GATHER_MS - performance.now()))
}

function notify(): void {
  timer = undefined
  lastMs = performance.now()
  enginePool()
    .query("select pg_notify('engine_wake', '')")
    .catch(() => {})
}
