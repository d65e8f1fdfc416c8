import { APPROVAL_KINDS, type ApprovalKind } from "@/lib/approvals/kinds"
import type { Grant } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"

export const requireMember = (ctx: Ctx): string =>
  ctx.actor.kind === "member" ? ctx.actor.memberId : fail("forbidden")

/** Scope `own` is what one asked for oneself, and what one may decide by ids alone. */
export const reachWhere = (ctx: Ctx, grant: Grant) =>
  grant.scope === "all"
    ? {}
    : { AND: [{ OR: [{ requestedById: requireMember(ctx) }, { kind: { in: decidedByIds(ctx) } }] }] }

/** Whether this person decides such a request without knowing whom it concerns. */
export const seesIdsOnly = (ctx: Ctx, kind: ApprovalKind): boolean => {
  const right = grantOf(ctx, kind.may)
  return kind.idsOnly === true && right?.scope === "masked" && !right.propose
}

const decidedByIds = (ctx: Ctx): string[] =>
  Object.entries(APPROVAL_KINDS).flatMap(([name, kind]) => (seesIdsOnly(ctx, kind) ? [name] : []))

export async function approvalInReach(tx: Tx, ctx: Ctx, grant: Grant, id: string) {
  const found = isId(id) ? await tx.approval.findFirst({ where: { id, ...reachWhere(ctx, grant) } }) : null
  return found ?? fail("not_found")
}

export function kindOf(name: string): ApprovalKind | undefined {
  return Object.hasOwn(APPROVAL_KINDS, name) ? APPROVAL_KINDS[name] : undefined
}

/** What stands against this person's deciding it, or null. A password to be given again is asked when they do. */
export function hindrance(ctx: Ctx, asked: { kind: string; requestedById: string }): string | null {
  if (asked.requestedById === requireMember(ctx)) return "Somebody else has to decide what you asked for."
  const kind = kindOf(asked.kind)
  if (!kind) return "This kind of request is no longer known."
  const right = grantOf(ctx, kind.may)
  const isEnough = (right?.scope === "all" && !right.propose) || seesIdsOnly(ctx, kind)
  return isEnough ? null : "Your role cannot decide this."
}

/** The kinds whose requests this person may decide. */
export const decidableKinds = (ctx: Ctx): string[] =>
  Object.keys(APPROVAL_KINDS).filter((kind) => hindrance(ctx, { kind, requestedById: "" }) === null)
