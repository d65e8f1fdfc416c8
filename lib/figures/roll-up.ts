import { enginePool } from "@/lib/db"

const SLICE = "1 hour"
/** Of an outage's backlog, at a time: the next minute goes on. */
const MOST_SLICES = 240

/** Counts the runs that ended since the last time into `engine.function_stat`; says whether all is counted. */
export async function rollUp(): Promise<{ slices: number; caughtUp: boolean }> {
  for (let slices = 1; ; slices++) {
    const { rows } = await enginePool().query<{ more: boolean }>(
      "select engine.roll_up($1::interval) as more",
      [SLICE],
    )
    if (!rows[0]?.more) {
      await enginePool().query(
        "delete from engine.call_stat where minute < clock_timestamp() - interval '1 day'",
      )
      return { slices, caughtUp: true }
    }
    if (slices >= MOST_SLICES) return { slices, caughtUp: false }
  }
}
