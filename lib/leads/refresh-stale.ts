import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { record } from "@/lib/facts"
import { scoreLead } from "@/lib/leads/score"
import { countPart } from "@/lib/leads/stale-run"
import { NEWEST, unjudgedSql, writeAfter } from "@/lib/leads/stale-sql"
import { liveRules } from "@/lib/rule-sets/live"

export { STALE_DAYS } from "@/lib/leads/stale-sql"

const PER_CHUNK = 50

type Refreshed = { looked: number; scored: number; pressing: number; next: string | null }

/**
 * Scores open leads that nobody has touched for 7 days by what the rules say today. The rules are sure of themselves:
 * only a lead whose newest message they have not judged yet, or judged in an older version, can come out otherwise.
 */
export async function refreshStaleLeads(ctx: Ctx, after: string): Promise<Refreshed> {
  const leads = await inClinic(ctx.clinicId, async (tx) => {
    const { version: scorer } = await liveRules(tx, ctx)
    return tx.$queryRaw<{ leadId: string; messageId: string; updatedAt: Date }[]>`
      select lead.id as "leadId", newest.id as "messageId", lead."updatedAt" from "Lead" lead ${NEWEST}
      where ${unjudgedSql(ctx.now, after, scorer)}
      order by lead."updatedAt", lead.id limit ${PER_CHUNK}`
  })
  let scored = 0
  let pressing = 0
  for (const { leadId, messageId } of leads) {
    const outcome = await scoreLead(ctx, { leadId, messageId })
    if (outcome.isNew) scored += 1
    if (outcome.isNew && outcome.isPressing) pressing += 1
  }
  const last = leads.length === PER_CHUNK ? leads.at(-1) : undefined
  await inClinic(ctx.clinicId, async (tx) => {
    const part = { looked: leads.length, changed: scored, isLast: !last }
    await record(tx, ctx, (await countPart(tx, ctx, "stale-lead-refresh", part)).facts)
  })
  return {
    looked: leads.length,
    scored,
    pressing,
    next: last ? writeAfter(last.updatedAt, last.leadId) : null,
  }
}
