import type { Grant } from "@/lib/can"
import type { CauseFigures } from "@/lib/causes/to-row"
import { TREND_HOURS } from "@/lib/causes/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { reachSql } from "@/lib/jobs/reach"

const NONE: CauseFigures = { waiting: 0, patients: 0, runs: 0, trend: Array(TREND_HOURS).fill(0) }

/** Of these causes' runs within reach: two statements, however many causes. */
export async function figuresOf(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  fingerprints: readonly string[],
): Promise<(fingerprint: string) => CauseFigures> {
  const given = [...fingerprints]
  const sums = await tx.$queryRaw<{ fingerprint: string; runs: number; patients: number; waiting: number }[]>`
    select fingerprint, count(*)::int as runs, count(distinct coalesce("patientId"::text, "subjectId"))::int as patients,
      (count(*) filter (where status = 'failed' and "settledAs" is null and not exists (
        select from engine.run later where later.rerun_of = "Run".id and later.status <> 'cancelled')))::int as waiting
    from "Run" where fingerprint = any (${given}::text[]) and ${reachSql(ctx, grant)} group by 1`
  const hours = await tx.$queryRaw<{ fingerprint: string; hour: number; runs: number }[]>`
    select fingerprint, count(*)::int as runs,
      floor(extract(epoch from clock_timestamp() - "finishedAt") / 3600)::int as hour
    from "Run" where fingerprint = any (${given}::text[]) and ${reachSql(ctx, grant)}
      and "createdAt" > clock_timestamp() - interval '3 days'
      and "finishedAt" > clock_timestamp() - ${TREND_HOURS} * interval '1 hour'
    group by 1, 3`
  const byPrint = new Map<string, CauseFigures>()
  for (const { fingerprint, ...one } of sums)
    byPrint.set(fingerprint, { ...one, trend: Array(TREND_HOURS).fill(0) as number[] })
  for (const { fingerprint, hour, runs } of hours) {
    const trend = byPrint.get(fingerprint)?.trend
    const at = TREND_HOURS - 1 - Math.max(0, hour)
    if (trend && at >= 0) trend[at] = (trend[at] ?? 0) + runs
  }
  return (fingerprint) => byPrint.get(fingerprint) ?? NONE
}
