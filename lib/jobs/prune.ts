import { enginePool } from "@/lib/db"
import { addMs, DAY_MS, now } from "@/lib/time"

/** Inputs and outputs of runs are kept this long. */
const KEEP_DAYS = 30
const SLICE = 500

/** Removes runs that ended long ago, with their steps and events, and what else is over; says how many runs. */
export async function pruneRuns(): Promise<number> {
  const before = addMs(now(), -KEEP_DAYS * DAY_MS)
  let removed = 0
  for (;;) {
    const { rows } = await enginePool().query<{ runs: number; most: number }>(
      "select runs, most from engine.prune($1, $2)",
      [before, SLICE],
    )
    removed += rows[0]?.runs ?? 0
    if ((rows[0]?.most ?? 0) < SLICE) return removed
  }
}
