import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { addMs, DAY_MS } from "@/lib/time"

/** A trial looks at leads that somebody wrote to within these days. */
export const SHADOW_DAYS = 30
export const SHADOW_PAGE = 25
const MOST_MESSAGES = 200

export const shadowSince = (startedAt: Date): Date => addMs(startedAt, -SHADOW_DAYS * DAY_MS)

export async function countShadowLeads(tx: Tx, { clinicId }: Ctx, startedAt: Date): Promise<number> {
  return tx.lead.count({ where: { clinicId, lastMessageAt: { gte: shadowSince(startedAt) } } })
}

export type Said = { leadId: string; messages: { text: string }[] }

/** What the patients of these leads wrote, oldest first, as the rules read it; one statement. */
export async function saidBy(tx: Tx, leadIds: readonly string[]): Promise<Map<string, { text: string }[]>> {
  const rows = await tx.$queryRaw<{ leadId: string; body: string }[]>`
    select lead.id as "leadId", said.body from unnest(${leadIds as string[]}::uuid[]) as lead(id)
    cross join lateral (
      select id, body, "saidAt", "createdAt" from "Message"
      where "leadId" = lead.id and direction = 'in' order by "createdAt" desc, id desc limit ${MOST_MESSAGES}
    ) as said
    order by lead.id, said."saidAt", said.id`
  const map = new Map<string, { text: string }[]>()
  for (const { leadId, body } of rows) {
    if (body.trim() === "") continue
    const list = map.get(leadId)
    if (list) list.push({ text: body })
    else map.set(leadId, [{ text: body }])
  }
  return map
}

/** The newest that a person decided of each of these leads. */
export async function decidedOf(tx: Tx, leadIds: readonly string[]) {
  const rows = await tx.$queryRaw<{ leadId: string; classification: string; urgency: string }[]>`
    select distinct on ("leadId") "leadId", classification, urgency from "Score"
    where "leadId" = any(${leadIds as string[]}::uuid[]) and scorer = 'member'
    order by "leadId", "createdAt" desc, id desc`
  return new Map(rows.map((row) => [row.leadId, row]))
}
