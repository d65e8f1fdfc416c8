import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { messageLine } from "@/lib/leads/message-words"
import { lateSql, mayReadMessages, reachOf, reachSql, viewOf } from "@/lib/leads/reach"
import type { Reach } from "@/lib/leads/rules"
import { type LeadsToday, LeadsTodayInput, type LeadView, type TodayLead } from "@/lib/leads/schema"
import { type StoredLead, toLeadRow } from "@/lib/leads/to-row"
import { quotesByMessage, toReasons } from "@/lib/leads/to-score"
import { COUNT_CAP, MEMBER_SCORER } from "@/lib/leads/words"
import { query } from "@/lib/operation"
import { calendarDay } from "@/lib/time"

const MOST = 20
const MESSAGES_EACH = 3

type Free = StoredLead & { isMine: boolean }
type Said = {
  id: string
  leadId: string
  direction: string
  kind: string
  body: string
  detail: unknown
  revokedAt: Date | null
  saidAt: Date
}
type Scored = { leadId: string; scorer: string; reasons: unknown }

/** Who waits, with what speaks for it: five statements, whatever the number of leads. */
export const listLeadsToday = query({
  name: "leads.today",
  may: "leads.read",
  input: LeadsTodayInput,
  async run({ ctx, tx, input, grant }): Promise<LeadsToday> {
    const reach = reachOf(ctx, grant)
    const view = viewOf(ctx, grant)
    const found = view.masked ? [] : await waiting(tx, ctx.now, reach.memberId, view.scores)
    const leads = await withSignals(tx, ctx, view, found)
    return {
      free: leads.filter((_, n) => !found[n]!.isMine),
      mine: leads.filter((_, n) => found[n]!.isMine),
      taken: view.masked ? [] : await takenBy(tx, input.shown, reach),
      at: ctx.now.toISOString(),
      onDate: calendarDay(ctx.now, ctx.clinic.timeZone),
      counts: await count(tx, ctx, reachSql(reach) ?? Prisma.sql`true`, reach.memberId, view.scores),
      view,
    }
  },
  reads: ({ value }) => ({
    what: "today",
    list: true,
    patientIds: [...value.free, ...value.mine].map((lead) => lead.patient.id),
  }),
})

/** A clock runs for hot and urgent leads alone (`dueAt`); who sees no scores gets everybody who waits. */
const pressing = (scores: boolean) =>
  scores ? Prisma.sql`"dueAt" is not null` : Prisma.sql`"waitingSince" is not null`

/** Who can still be answered in time first, next due first; then who cannot, latest first. Without scores: the urgent. */
function waiting(tx: Tx, now: Date, memberId: string | null, scores: boolean): Promise<Free[]> {
  const free = (condition: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
    (select "Lead".*, false as "isMine" from "Lead"
     where ${condition} and "ownerId" is null order by ${order} limit ${MOST})`
  const late = Prisma.sql`"dueAt" < ${now}::timestamptz`
  const parts = scores
    ? [
        free(Prisma.sql`"dueAt" >= ${now}::timestamptz`, Prisma.sql`"dueAt", id`),
        free(late, Prisma.sql`"dueAt" desc, id desc`),
      ]
    : [
        free(Prisma.sql`"waitingSince" is not null and urgency <> 'none'`, Prisma.sql`"waitingSince", id`),
        free(Prisma.sql`"waitingSince" is not null and urgency = 'none'`, Prisma.sql`"waitingSince", id`),
      ]
  const order = scores
    ? Prisma.sql`case when page."isMine" or page."dueAt" >= ${now}::timestamptz then 0 else 1 end,
        case when not page."isMine" and page."dueAt" < ${now}::timestamptz then page."dueAt" end desc,
        page."dueAt" nulls last`
    : Prisma.sql`page.urgency = 'none'`
  return tx.$queryRaw<Free[]>`
    select page.*, patient.name as "patientName", owner.name as "ownerName", reach.address
    from (
      ${Prisma.join(parts, " union all ")}
      union all
      (select "Lead".*, true as "isMine" from "Lead"
       where "waitingSince" is not null and "ownerId" = ${memberId}::uuid
       order by "waitingSince", id limit ${MOST})
    ) page
    join "Patient" patient on patient.id = page."patientId"
    left join "Member" owner on owner.id = page."ownerId"
    left join lateral (
      select contact.address from "PatientContact" link join "Contact" contact on contact.id = link."contactId"
      where link."patientId" = page."patientId" order by link."createdAt" limit 1
    ) reach on true
    order by page."isMine", ${order}, page."waitingSince", page.id`
}

/**
 * Who was quicker, and nothing else of the lead. Whose reach ends at what is unowned hears of hot and urgent ones alone,
 * as with "I take it"; who sees every lead, of every one: else the answer would tell which was hot.
 */
function takenBy(tx: Tx, shown: readonly string[], { scope, memberId }: Reach): Promise<LeadsToday["taken"]> {
  return tx.$queryRaw`
    select "Lead".id, member.name as "by" from "Lead" join "Member" member on member.id = "Lead"."ownerId"
    where "Lead".id = any(${[...shown]}::uuid[]) and "ownerId" is distinct from ${memberId}::uuid
      and (${scope === "all"} or "classification" = 'HOT' or "urgency" <> 'none')`
}

async function withSignals(tx: Tx, ctx: Ctx, view: LeadView, found: readonly Free[]): Promise<TodayLead[]> {
  const ids = found.map((lead) => lead.id)
  const scored = view.scores
    ? await tx.$queryRaw<Scored[]>`
        select distinct on ("leadId") "leadId", scorer, reasons from "Score"
        where "leadId" = any(${ids}::uuid[]) and scorer <> ${MEMBER_SCORER}
        order by "leadId", "createdAt" desc, id desc`
    : []
  const said = await tx.$queryRaw<Said[]>`
    select message.* from unnest(${ids}::uuid[]) as lead (id)
    cross join lateral (
      select id, "leadId", direction, kind, body, detail, "revokedAt", "saidAt" from "Message"
      where "leadId" = lead.id order by "saidAt" desc, id desc limit ${MESSAGES_EACH}
    ) message
    order by message."saidAt", message.id`
  const quotes = quotesByMessage(scored)
  return found.map((lead) => ({
    ...toLeadRow(lead, view, ctx),
    reasons: toReasons(scored.find((one) => one.leadId === lead.id)?.reasons),
    excerpt: mayReadMessages(ctx, lead)
      ? said
          .filter((one) => one.leadId === lead.id)
          .map((one) => ({
            id: one.id,
            at: one.saidAt.toISOString(),
            direction: one.direction === "out" ? "out" : "in",
            // What has no words says what it is.
            body: one.body.trim() === "" ? messageLine(one) : one.body,
            quotes: quotes.get(one.id) ?? [],
          }))
      : [],
  }))
}

async function count(
  tx: Tx,
  ctx: Ctx,
  reach: Prisma.Sql,
  memberId: string | null,
  scores: boolean,
): Promise<LeadsToday["counts"]> {
  const capped = (condition: Prisma.Sql) => Prisma.sql`(select count(*)::int from
    (select 1 from "Lead" where ${condition} and ${reach} limit ${COUNT_CAP + 1}) counted)`
  const { now, clinic } = ctx
  const [counts] = await tx.$queryRaw<LeadsToday["counts"][]>`select
    ${capped(Prisma.sql`${pressing(scores)} and "ownerId" is null`)} as free,
    ${capped(Prisma.sql`"waitingSince" is not null and "ownerId" = ${memberId}::uuid`)} as mine,
    ${capped(lateSql(now, scores))} as late,
    ${capped(Prisma.sql`"waitingSince" is not null`)} as waiting,
    ${capped(Prisma.sql`"createdAt" >=
      date_trunc('day', ${now}::timestamptz at time zone ${clinic.timeZone}) at time zone ${clinic.timeZone}`)}
      as arrived`
  return counts!
}
