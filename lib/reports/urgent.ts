import type { Tx } from "@/lib/db"
import type { UrgentFigures } from "@/lib/reports/schema"

/** Urgent cases opened on the days from..to of this zone: how many, how many somebody took on by name, and how soon. */
export async function readUrgent(
  tx: Tx,
  { from, to, timeZone }: { from: string; to: string; timeZone: string },
): Promise<UrgentFigures> {
  const [row] = await tx.$queryRaw<
    { opened: number; acknowledged: number; told: number; median: number | null; p90: number | null }[]
  >`
    select count(*)::int as opened, count(took)::int as acknowledged, count(*) filter (where tier > 1)::int as told,
      percentile_cont(0.5) within group (order by took) as median, percentile_cont(0.9) within group (order by took) as p90
    from (
      select tier,
        case when "acknowledgedAt" is not null then greatest(0, extract(epoch from "acknowledgedAt" - "openedAt"))::float8 end as took
      from "UrgentCase"
      where "openedAt" >= ${from}::date::timestamp at time zone ${timeZone}
        and "openedAt" < (${to}::date + 1)::timestamp at time zone ${timeZone}
    ) one`
  const { opened, acknowledged, told, median, p90 } = row!
  return { opened, acknowledged, told, time: { median, p90 } }
}
