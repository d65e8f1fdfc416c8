import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { FiguresInput } from "@/lib/recalls/schema"
import type { SurveyCounts, SurveyFigures } from "@/lib/surveys/schema"
import { addMs, DAY_MS, fromWallClock, toDate } from "@/lib/time"

type Ground = { clinicId: string; from: Date; until: Date }

/** Whom was asked on these days, what they answered, and the same of as many days before. Numbers alone. */
export const surveyFigures = query({
  name: "surveys.figures",
  may: "reports.read",
  input: FiguresInput,
  async run({ ctx, tx, input, grant }): Promise<SurveyFigures> {
    const { timeZone } = ctx.clinic
    const from = fromWallClock(`${input.from}T00:00`, timeZone)
    const until = fromWallClock(`${dayAfter(input.to)}T00:00`, timeZone)
    const now = { clinicId: ctx.clinicId, from, until }
    const before = { ...now, from: addMs(from, from.getTime() - until.getTime()), until: from }
    const [total] = await countsBy(tx, now, Prisma.sql`''`)
    const [earlier] = await countsBy(tx, before, Prisma.sql`''`)
    return {
      total: total ?? NONE,
      before: earlier ?? NONE,
      services: await countsBy(tx, now, Prisma.sql`service.name`),
      practitioners: grant.scope === "all" ? await countsBy(tx, now, Prisma.sql`who.name`) : null,
    }
  },
})

const NONE: SurveyCounts = { asked: 0, answered: 0, promoters: 0, passives: 0, detractors: 0 }

const countsBy = (tx: Tx, { clinicId, from, until }: Ground, by: Prisma.Sql) =>
  tx.$queryRaw<(SurveyCounts & { of: string })[]>`
    select ${by} as "of", count(*)::int as asked, count(survey.score)::int as answered,
      count(*) filter (where survey.score >= 9)::int as promoters,
      count(*) filter (where survey.score in (7, 8))::int as passives,
      count(*) filter (where survey.score <= 6)::int as detractors
    from "Survey" survey
    join "Appointment" visit on visit."clinicId" = survey."clinicId" and visit.id = survey."appointmentId"
    join "Service" service on service."clinicId" = visit."clinicId" and service.id = visit."serviceId"
    join "Practitioner" who on who."clinicId" = visit."clinicId" and who.id = visit."practitionerId"
    where survey."clinicId" = ${clinicId}::uuid and survey."createdAt" >= ${from}::timestamptz
      and survey."createdAt" < ${until}::timestamptz and survey.status in ('asked', 'answered', 'expired')
    group by 1 order by 2 desc, 1`

const dayAfter = (day: string): string =>
  addMs(toDate(`${day}T00:00:00Z`), DAY_MS)
    .toISOString()
    .slice(0, 10)
