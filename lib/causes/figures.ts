import type { CauseSource } from "@/lib/causes/source"
import type { CauseFigures, StoredCause } from "@/lib/causes/to-row"
import { TREND_HOURS } from "@/lib/causes/words"

type Counted = { fingerprint: string; runs: number; patients: number; waiting: number }

/**
 * Of these causes' runs within reach, counted up to `most` of each, so that a cause of a million failures costs no more
 * than one of a thousand. At most two statements, however many causes.
 */
export async function figuresOf(
  source: CauseSource,
  causes: readonly StoredCause[],
  most: number,
): Promise<(cause: StoredCause) => CauseFigures> {
  const given = causes.map((one) => one.fingerprint)
  const counted = given.length
    ? await source.db.$queryRaw<Counted[]>`
        select * from engine.cause_figures(${source.clinicId}::uuid, ${given}::text[], ${source.subjects}, ${most}::int)`
    : []
  const byPrint = new Map(counted.map((one) => [one.fingerprint, one]))
  const own = source.isOwn ? await ownTrends(source, given) : null
  return ({ fingerprint, count, hours, hoursAgo }) => {
    const { runs = 0, patients = 0, waiting = 0 } = byPrint.get(fingerprint) ?? {}
    const ever = source.isOwn ? runs : Math.max(count, Math.min(waiting, most))
    return {
      count: source.isOwn ? Math.min(ever, most) : ever,
      waiting: Math.min(waiting, most),
      patients,
      isMore: { count: source.isOwn && runs > most, waiting: waiting > most, patients: runs > most },
      trend: own ? (own.get(fingerprint) ?? NONE) : [...hours, ...NONE].slice(hoursAgo).slice(0, TREND_HOURS),
    }
  }
}

const NONE: number[] = Array(TREND_HOURS).fill(0)

/** A cause's hours are the whole clinic's; of own leads there are few enough to count. */
async function ownTrends(source: CauseSource, given: readonly string[]): Promise<Map<string, number[]>> {
  const hours = await source.db.$queryRaw<{ fingerprint: string; hour: number; runs: number }[]>`
    select fingerprint, count(*)::int as runs,
      floor(extract(epoch from clock_timestamp() - "finishedAt") / 3600)::int as hour
    from "Run" where fingerprint = any (${[...given]}::text[]) and ${source.runs}
      and "finishedAt" > clock_timestamp() - ${TREND_HOURS} * interval '1 hour'
    group by 1, 3`
  const trends = new Map<string, number[]>()
  for (const { fingerprint, hour, runs } of hours) {
    const trend = trends.get(fingerprint) ?? [...NONE]
    const at = TREND_HOURS - 1 - Math.max(0, hour)
    if (at >= 0) trend[at] = (trend[at] ?? 0) + runs
    trends.set(fingerprint, trend)
  }
  return trends
}
