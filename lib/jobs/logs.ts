import type { Tx } from "@/lib/db"
import type { RunLine } from "@/lib/jobs/schema"

/** What the run said, oldest first: ids and codes alone, so whoever may read the run may read it. */
export async function readLines(tx: Tx, runId: string): Promise<RunLine[]> {
  const rows = await tx.$queryRaw<(Omit<RunLine, "at"> & { at: Date })[]>`
    select seq::text, at, level, op, fields from engine.log where run_id = ${runId}::uuid order by engine.log.seq`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
