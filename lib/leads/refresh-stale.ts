import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { scoreLead } from "@/lib/leads/score"
import { SCORER } from "@/lib/scoring/schema"
import { addMs, DAY_MS } from "@/lib/time"

export const STALE_DAYS = 7
const PER_CHUNK = 50

type Refreshed = { looked: number; scored: number; pressing: number; next: string | null }

/**
 * Scores open leads that nobody has touched for 7 days by what the rules say today. The rules are sure of themselves:
 * only a lead whose newest message they have not judged yet, or judged in an older version, can come out otherwise.
 */
export async function refreshStaleLeads(ctx: Ctx, after: string): Promise<Refreshed> {
  const leads = await inClinic(ctx.clinicId, (tx) => {
    const before = addMs(ctx.now, -STALE_DAYS * DAY_MS)
    return tx.$queryRaw<{ leadId: string; messageId: string }[]>`
      select lead.id as "leadId", newest.id as "messageId" from "Lead" lead
      cross join lateral (
        select id from "Message" where "leadId" = lead.id and direction = 'in'
        order by "createdAt" desc, id desc limit 1
      ) as newest
      where (${after || null}::uuid is null or lead.id > ${after || null}::uuid)
        and lead.status in ('new', 'contacted', 'qualified', 'booked') and lead."updatedAt" < ${before}
        and not exists (select from "Score" score
          where score."leadId" = lead.id and score."messageId" = newest.id and score.scorer = ${SCORER})
      order by lead.id limit ${PER_CHUNK}`
  })
  let scored = 0
  let pressing = 0
  for (const one of leads) {
    const outcome = await scoreLead(ctx, one)
    if (outcome.isNew) scored += 1
    if (outcome.isNew && outcome.isPressing) pressing += 1
  }
  const next = leads.length === PER_CHUNK ? (leads.at(-1)?.leadId ?? null) : null
  return { looked: leads.length, scored, pressing, next }
}
