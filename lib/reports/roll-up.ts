import type { Tx } from "@/lib/db"
import { addMs, MINUTE_MS } from "@/lib/time"

type Of = { clinicId: string; timeZone: string; now: Date; most: number }
export type RolledUp = { days: number; left: boolean }

/**
 * Makes the days again in which something changed since they were made, newest first and at most `most` of each kind.
 * A mark is taken before its day is read: what is written meanwhile leaves its own mark for the next time.
 */
export async function rollUp(tx: Tx, { clinicId, timeZone, now, most }: Of): Promise<RolledUp> {
  const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtext('reports.roll-up'), hashtext(${clinicId})) as mine`
  if (!lock?.mine) return { days: 0, left: true }
  await spreadMarks(tx, now)
  const due = await tx.$queryRaw<{ kind: string; day: string; left: number }[]>`
    select kind, day::text, left_over::int as left from (
      select kind, day, row_number() over (partition by kind order by day desc) as place,
        count(*) over (partition by kind) - ${most} as left_over
      from (select distinct kind, (at at time zone ${timeZone})::date as day from "ReportMark" where kind <> 'all') marked
    ) ranked where place <= ${most}`
  const of = (kind: string) => due.filter((one) => one.kind === kind).map((one) => one.day)
  const [leads, messages] = [of("lead"), of("message")]
  if (due.length > 0) {
    await tx.$executeRaw`
      delete from "ReportMark" where kind = 'lead' and (at at time zone ${timeZone})::date = any(${leads}::date[])
        or kind = 'message' and (at at time zone ${timeZone})::date = any(${messages}::date[])`
    await tx.$executeRaw`
      select roll_up_leads(${clinicId}::uuid, ${timeZone}, day, day) from unnest(${leads}::date[]) day`
    await tx.$executeRaw`
      select roll_up_messages(${clinicId}::uuid, ${timeZone}, day, day) from unnest(${messages}::date[]) day`
  }
  const left = due.some((one) => one.left > 0)
  if (!left)
    await tx.$executeRaw`
      insert into "RollUp" ("clinicId", at) values (${clinicId}::uuid, ${now})
      on conflict ("clinicId") do update set at = excluded.at`
  return { days: due.length, left }
}

/** A clinic that moved its clock, or whose days were never made: each day there may be is marked. */
async function spreadMarks(tx: Tx, now: Date): Promise<void> {
  const { count } = await tx.reportMark.deleteMany({ where: { kind: "all" } })
  if (count === 0) return
  await tx.leadDay.deleteMany({})
  await tx.messageDay.deleteMany({})
  await tx.$executeRaw`
    insert into "ReportMark" ("clinicId", kind, at)
    select nullif(current_setting('app.clinic_id', true), '')::uuid, kind, at from (
      select 'lead' as kind, min("createdAt") as first from "Lead"
      union all select 'message', min("createdAt") from "Message"
    ) oldest cross join lateral generate_series(first - interval '1 day', ${addMs(now, 24 * 60 * MINUTE_MS)}::timestamptz, interval '1 day') at
    where first is not null`
}

const FRESH_MS = MINUTE_MS
/** On a page nobody waits for more than these; the job makes the rest. */
const ON_READ = 3

/** Before the days are read: makes the newest again where that was more than a minute ago. */
export async function freshen(
  tx: Tx,
  of: Omit<Of, "most">,
): Promise<{ asOf: Date | null; isBehind: boolean }> {
  const at = await tx.rollUp.findUnique({ where: { clinicId: of.clinicId } })
  if (at && at.at > addMs(of.now, -FRESH_MS)) return { asOf: at.at, isBehind: false }
  const { left } = await rollUp(tx, { ...of, most: ON_READ })
  return { asOf: left ? (at?.at ?? null) : of.now, isBehind: left }
}

/** On the replica nothing is made: the job of every five minutes did. */
const MADE_WITHIN_MS = 10 * MINUTE_MS

export async function lastMade(
  tx: Tx,
  { clinicId, now }: Pick<Of, "clinicId" | "now">,
): Promise<{ asOf: Date | null; isBehind: boolean }> {
  const at = (await tx.rollUp.findUnique({ where: { clinicId } }))?.at ?? null
  return { asOf: at, isBehind: at === null || at < addMs(now, -MADE_WITHIN_MS) }
}
