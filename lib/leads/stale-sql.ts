import { Prisma } from "@/lib/generated/prisma/client"
import { addMs, DAY_MS, toDate } from "@/lib/time"

export const STALE_DAYS = 7
export const INACTIVE_DAYS = 90

export const STALE_SCHEDULES = ["stale-lead-refresh", "stale-lead-cleanup"] as const
export type StaleSchedule = (typeof STALE_SCHEDULES)[number]

/** Where a run came to, by the leads' last change: "2026-11-22T10:00:00.000Z~<id>"; empty at the start. */
export const AFTER = /^$|^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z~[0-9a-f-]{36}$/
export const writeAfter = (at: Date, id: string): string => `${at.toISOString()}~${id}`

function beyond(after: string): Prisma.Sql {
  if (!after) return Prisma.sql`true`
  const [at = "", id = ""] = after.split("~")
  return Prisma.sql`(lead."updatedAt", lead.id) > (${toDate(at)}::timestamptz, ${id}::uuid)`
}

const notHeld = (schedule: StaleSchedule, now: Date) => Prisma.sql`not exists (
  select from "StaleHold" hold where hold."leadId" = lead.id and hold."scheduleId" = ${schedule} and hold.until > ${now})`

/** Leads in which nothing happened for 90 days: no message, note, task or change. Booked, won and lost ones never. */
export function inactiveSql(now: Date, after: string): Prisma.Sql {
  const before = addMs(now, -INACTIVE_DAYS * DAY_MS)
  return Prisma.sql`lead.status in ('new', 'contacted', 'qualified') and ${beyond(after)}
    and lead."updatedAt" < ${before} and lead."createdAt" < ${before}
    and (lead."lastMessageAt" is null or lead."lastMessageAt" < ${before})
    and not exists (select from "LeadNote" note where note."leadId" = lead.id and note."createdAt" >= ${before})
    and not exists (select from "Task" task where task."leadId" = lead.id and task.status = 'open')
    and ${notHeld("stale-lead-cleanup", now)}`
}

/**
 * Open leads that were not touched for 7 days and whose newest message what counts today has not judged. A model's
 * word stands: asking it again costs, and it was not asked less well then.
 */
export function unjudgedSql(now: Date, after: string, scorer: string): Prisma.Sql {
  const before = addMs(now, -STALE_DAYS * DAY_MS)
  return Prisma.sql`lead.status in ('new', 'contacted', 'qualified', 'booked') and ${beyond(after)}
    and lead."updatedAt" < ${before}
    and not exists (select from "Score" score
      where score."leadId" = lead.id and score."messageId" = newest.id
        and (score.scorer = ${scorer} or score.scorer <> 'member' and left(score.scorer, 6) <> 'rules-'))
    and ${notHeld("stale-lead-refresh", now)}`
}

/** The newest message from the patient; a lead without one has nothing to be judged by. */
export const NEWEST = Prisma.sql`cross join lateral (
  select id from "Message" where "leadId" = lead.id and direction = 'in'
  order by "createdAt" desc, id desc limit 1
) as newest`
