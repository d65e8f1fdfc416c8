import { enginePool } from "@/lib/db"
import { addMs, DAY_MS, now } from "@/lib/time"

/** Inputs and outputs of runs are kept this long. */
const KEEP_DAYS = 30
const SLICE = 500

/** Removes runs that ended long ago, with their steps and events; says how many. */
export async function pruneRuns(): Promise<number> {
  const before = addMs(now(), -KEEP_DAYS * DAY_MS)
  let removed = 0
  for (;;) {
    const { rows } = await enginePool().query<{ count: number }>("select engine.prune($1, $2) as count", [
      before,
      SLICE,
    ])
    const count = rows[0]?.count ?? 0
    removed += count
    if (count < SLICE) return removed
  }
}
