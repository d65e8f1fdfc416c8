import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import type { NoShowCounts, NoShowFigures, NoShowGroup } from "@/lib/no-shows/schema"
import { query } from "@/lib/operation"
import { FiguresInput } from "@/lib/recalls/schema"
import { addMs, DAY_MS, fromWallClock, toDate } from "@/lib/time"

type Ground = { clinicId: string; from: Date; until: Date }

/** Of what was to take place on these days: who came, who did not, who called off late; and of as many days before. */
export const noShowFigures = query({
  name: "no_shows.figures",
  may: "reports.read",
  input: FiguresInput,
  async run({ ctx, tx, input, grant }): Promise<NoShowFigures> {
    const { timeZone } = ctx.clinic
    const from = fromWallClock(`${input.from}T00:00`, timeZone)
    const until = fromWallClock(`${dayAfter(input.to)}T00:00`, timeZone)
    const ground = { clinicId: ctx.clinicId, from, until }
    const before = { ...ground, from: addMs(from, from.getTime() - until.getTime()), until: from }
    const local = Prisma.sql`(visit."startsAt" at time zone ${timeZone})`
    const [total] = await countsBy(tx, ground, Prisma.sql`''`)
    const [earlier] = await countsBy(tx, before, Prisma.sql`''`)
    const byKey = (rows: NoShowGroup[]) =>
      rows.sort((one, other) => (one.of < other.of ? -1 : one.of > other.of ? 1 : 0))
    return {
      total: total ?? NONE,
      before: earlier ?? NONE,
      weeks: byKey(await countsBy(tx, ground, Prisma.sql`date_trunc('week', ${local})::date::text`)),
      services: await countsBy(tx, ground, Prisma.sql`service.name`),
      weekdays: byKey(await countsBy(tx, ground, Prisma.sql`extract(isodow from ${local})::int::text`)),
      practitioners: grant.scope === "all" ? await countsBy(tx, ground, Prisma.sql`who.name`) : null,
    }
  },
})

const NONE: NoShowCounts = { kept: 0, missed: 0, calledOff: 0, recovered: 0 }

const countsBy = (tx: Tx, { clinicId, from, until }: Ground, by: Prisma.Sql) =>
  tx.$queryRaw<NoShowGroup[]>`
    select key as "of", count(*) filter (where status = 'completed')::int as kept,
      count(*) filter (where status = 'no_show' or "isMissed")::int as missed,
      count(*) filter (where status = 'cancelled')::int as "calledOff",
      count(*) filter (where (status = 'no_show' or "isMissed") and "isBookedAgain")::int as recovered
    from (
      select ${by} as key, visit.status, visit.status = 'rescheduled' and visit."finishedAt" is not null as "isMissed",
        visit.status in ('no_show', 'rescheduled') and exists (
          select from "Appointment" later where later."clinicId" = visit."clinicId"
            and later."patientId" = visit."patientId" and later."startsAt" > visit."startsAt"
            and later."createdAt" >= visit."startsAt" and later.status not in ('cancelled', 'no_show')
        ) as "isBookedAgain"
      from "Appointment" visit
      join "Service" service on service."clinicId" = visit."clinicId" and service.id = visit."serviceId"
      join "Practitioner" who on who."clinicId" = visit."clinicId" and who.id = visit."practitionerId"
      where visit."clinicId" = ${clinicId}::uuid and visit."startsAt" >= ${from}::timestamptz
        and visit."startsAt" < ${until}::timestamptz and (visit.status in ('completed', 'no_show', 'rescheduled')
          or visit.status = 'cancelled' and visit."cancelledBecause" in ('patient', 'no_answer', 'illness')
            and visit."cancelledAt" > visit."startsAt" - interval '24 hours')
    ) visit group by 1 order by count(*) desc, 1`

const dayAfter = (day: string): string =>
  addMs(toDate(`${day}T00:00:00Z`), DAY_MS)
    .toISOString()
    .slice(0, 10)
