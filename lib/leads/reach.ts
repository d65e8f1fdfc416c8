import type { Grant } from "@/lib/can"
import { type Ctx, grantOf, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { CLOCKS_OF_URGENCY, isInReach, isOwnEnough, type Reach } from "@/lib/leads/rules"
import type { LeadView } from "@/lib/leads/schema"

/** Commands that a person signs with their name; the system never takes a lead. */
export const requireMember = (ctx: Ctx): string => memberIdOf(ctx) ?? fail("forbidden")

export const reachOf = (ctx: Ctx, grant: Grant): Reach => ({ scope: grant.scope, memberId: memberIdOf(ctx) })

export function viewOf(ctx: Ctx, grant: Grant): LeadView {
  const masked = grant.scope === "masked"
  return {
    masked,
    scores: grantOf(ctx, "leads.score.read") !== null,
    work: grantOf(ctx, "leads.work") !== null,
    search: !masked,
  }
}

/**
 * Whether the words of a lead's messages may be shown. Scope `own` is: what one owns, and for those whom the
 * unowned hot leads are put before (doctors), the transcript on which they decide.
 */
export function mayReadMessages(
  ctx: Ctx,
  lead: { ownerId: string | null; classification: string | null; urgency: string },
): boolean {
  if (ctx.actor.kind === "system") return true
  const scope = grantOf(ctx, "messages.read")?.scope
  if (!scope || scope === "masked" || scope === "counts") return false
  if (scope === "all" || lead.ownerId === ctx.actor.memberId) return true
  return (
    grantOf(ctx, "leads.score.read")?.scope === "own" && isInReach(lead, { scope: "own", memberId: null })
  )
}

/** The rows a reach sees, as SQL over an unqualified "Lead". */
export function reachSql(reach: Reach): Prisma.Sql | null {
  if (reach.scope !== "own") return null
  return Prisma.sql`("ownerId" = ${reach.memberId}::uuid or
    ("ownerId" is null and ("classification" = 'HOT' or "urgency" <> 'none')))`
}

/** Whose time has run out, as SQL; without scores only of those whose clock tells none. */
export const lateSql = (now: Date, scores: boolean): Prisma.Sql => Prisma.sql`("dueAt" < ${now}::timestamptz
  ${scores ? Prisma.empty : Prisma.sql`and "urgency" = any(${[...CLOCKS_OF_URGENCY]}::text[])`})`

/** The same as conditions that share no row, each with an index of its own. */
export function reachParts({ scope, memberId }: Reach): Prisma.Sql[] {
  if (scope !== "own") return [Prisma.sql`true`]
  return [
    Prisma.sql`"ownerId" = ${memberId}::uuid`,
    Prisma.sql`"ownerId" is null and ("classification" = 'HOT' or "urgency" <> 'none')`,
  ]
}

/** The rows a reach sees, for Prisma. */
export const reachWhere = (reach: Reach): Prisma.LeadWhereInput =>
  reach.scope === "own"
    ? {
        OR: [
          ...(reach.memberId ? [{ ownerId: reach.memberId }] : []),
          { ownerId: null, OR: [{ classification: "HOT" }, { urgency: { not: "none" } }] },
        ],
      }
    : {}

/** A lead within reach, or `not_found`: unknown, malformed, another clinic's and out of reach look the same. */
export async function leadInReach(tx: Tx, id: string, reach: Reach) {
  const lead = isId(id) ? await tx.lead.findUnique({ where: { id }, include: { owner: true } }) : null
  return lead && isInReach(lead, reach) ? lead : fail("not_found")
}

/** The same for work: who only sees it as unowned must take it first. */
export async function leadForWork(tx: Tx, id: string, reach: Reach) {
  const lead = await leadInReach(tx, id, reach)
  return isOwnEnough(lead, reach)
    ? lead
    : fail("forbidden", { sentence: "Take this lead first, then work on it." })
}
