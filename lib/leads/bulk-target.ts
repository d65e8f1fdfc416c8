import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import type { BulkChange, BulkTarget } from "@/lib/leads/bulk-schema"
import { amongOf } from "@/lib/leads/list"
import { whereSql } from "@/lib/leads/list-sql"
import { reachOf } from "@/lib/leads/reach"
import { isOpen, nextStatuses, type Reach } from "@/lib/leads/rules"
import { type BulkOutcome, LEAD_STATUSES, type LeadStatus } from "@/lib/leads/words"

/** The leads meant that this person may work: who sees an unowned one only must take it first. */
export async function targetSql(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  { ids, filters }: BulkTarget,
): Promise<Prisma.Sql> {
  const reach = reachOf(ctx, grant)
  const parts = filters
    ? whereSql(filters, reach, await amongOf(tx, ctx, grant, { ...filters, cursor: undefined }), {
        now: ctx.now,
        timeZone: ctx.clinic.timeZone,
      })
    : [Prisma.sql`id = any(${[...(ids ?? [])]}::uuid[])`]
  return Prisma.join([...parts, workSql(reach)], " and ")
}

const workSql = ({ scope, memberId }: Reach): Prisma.Sql =>
  scope === "own" ? Prisma.sql`"ownerId" = ${memberId}::uuid` : Prisma.sql`true`

type Standing = { status: string; ownerId: string | null }

/** What a change comes to for one lead. */
export function outcomeFor(lead: Standing, change: BulkChange): Exclude<BulkOutcome, "waiting"> {
  if (change.kind === "assign") {
    if (lead.ownerId === change.memberId) return "same"
    return isOpen(lead.status) ? "changed" : "wrong_state"
  }
  if (lead.status === change.to) return "same"
  return nextStatuses(lead.status as LeadStatus).includes(change.to) ? "changed" : "wrong_state"
}

/** The same in SQL, over an unqualified "Lead". */
export function outcomeSql(change: BulkChange): Prisma.Sql {
  const of = (statuses: readonly string[]) => Prisma.sql`status = any(${[...statuses]}::text[])`
  if (change.kind === "assign")
    return Prisma.sql`case when "ownerId" is not distinct from ${change.memberId}::uuid then 'same'
      when ${of(LEAD_STATUSES.filter(isOpen))} then 'changed' else 'wrong_state' end`
  return Prisma.sql`case when status = ${change.to} then 'same'
    when ${of(LEAD_STATUSES.filter((from) => nextStatuses(from).includes(change.to)))} then 'changed'
    else 'wrong_state' end`
}
