import { grantOf, isUnmasked } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { bearingOf } from "@/lib/impact/release"
import { TouchedInput, type TouchedPage } from "@/lib/impact/schema"
import { query } from "@/lib/operation"
import { initials } from "@/lib/patients/mask"

const PAGE = 25
/** So many of a release's newest runs and messages are looked through. */
const MOST = 20_000

type Found = {
  id: string
  name: string
  runs: number
  failedRuns: number
  openRuns: number
  messages: number
  failedMessages: number
  lastAt: Date
}

/** Whom the release did something for in this clinic, those it failed first asked for; the latest first, by cursor. */
export const listTouched = query({
  name: "impact.touched",
  may: "patients.read",
  input: TouchedInput,
  async run({ ctx, tx, input, grant }): Promise<TouchedPage> {
    if (!grantOf(ctx, "deployments.read")) fail("forbidden")
    const { gitSha, since } = await bearingOf(tx, input.id)
    const before = input.cursor ? readCursor(input.cursor) : null
    const hurt = input.who === "hurt"
    const clinicId = Prisma.sql`${ctx.clinicId}::uuid`
    const found = await tx.$queryRaw<Found[]>`
      with bearing as (
        select run."patientId", case when run."subjectId" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            then run."subjectId"::uuid end as "leadId",
          1 as runs, (status = 'failed')::int as failed, (status = 'failed' and "settledAs" is null)::int as open,
          0 as messages, 0 as unsent, "createdAt" as at
        from (
          select * from "Run" where "clinicId" = ${clinicId} and "releaseSha" = ${gitSha}
            ${hurt ? Prisma.sql`and status = 'failed'` : Prisma.empty}
          order by "createdAt" desc limit ${MOST}
        ) run
        union all
        select "patientId", "leadId", 0, 0, 0, 1, (status in ('failed', 'unsure'))::int, "createdAt"
        from (
          select * from "Message" where "clinicId" = ${clinicId} and "createdAt" >= ${since} and direction = 'out'
            and "releaseSha" = ${gitSha}
            ${hurt ? Prisma.sql`and status in ('failed', 'unsure')` : Prisma.empty}
          limit ${MOST}
        ) message
      ), touched as (
        select coalesce(bearing."patientId", lead."patientId") as id, sum(runs)::int as runs,
          sum(failed)::int as "failedRuns", sum(open)::int as "openRuns", sum(messages)::int as messages,
          sum(unsent)::int as "failedMessages", date_trunc('milliseconds', max(at)) as "lastAt"
        from bearing left join "Lead" lead
          on lead."clinicId" = ${clinicId} and lead.id = bearing."leadId" and bearing."patientId" is null
        group by 1
      )
      select touched.*, patient.name from touched
      join "Patient" patient on patient."clinicId" = ${clinicId} and patient.id = touched.id
      ${before ? Prisma.sql`where ("lastAt", touched.id) < (${before.at}, ${before.id}::uuid)` : Prisma.empty}
      order by "lastAt" desc, touched.id desc limit ${PAGE + 1}`
    const { rows, nextCursor } = toPage(found, PAGE, (row) => row.lastAt)
    const isMasked = grant.scope === "masked"
    return {
      rows: rows.map(({ name, lastAt, ...row }) => ({
        ...row,
        name: isMasked && !isUnmasked(ctx, row.id) ? initials(name) : name,
        lastAt: lastAt.toISOString(),
      })),
      nextCursor,
      isMasked,
    }
  },
  reads: ({ value }) => ({ what: "touched", patientIds: value.rows.map((row) => row.id), list: true }),
})
