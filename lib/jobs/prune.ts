import { enginePool } from "@/lib/db"
import { addMs, DAY_MS, now } from "@/lib/time"

/** Inputs and outputs of runs are kept this long. */
const KEEP_DAYS = 30
const SLICE = 500
const LINES_SLICE = 5_000

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
    if ((rows[0]?.most ?? 0) < SLICE) break
  }
  await pruneLines(before)
  return removed
}

/** A dead letter is kept for longer than what it said. */
async function pruneLines(before: Date): Promise<void> {
  for (;;) {
    const { rowCount } = await enginePool().query(
      "delete from engine.log where (run_id, seq) in (select run_id, seq from engine.log where at < $1 limit $2)",
      [before, LINES_SLICE],
    )
    if ((rowCount ?? 0) < LINES_SLICE) return
  }
}
