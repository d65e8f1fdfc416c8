import { type Ctx, memberIdOf } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Prisma } from "@/lib/generated/prisma/client"
import { HANDOVER_ROLES, type HandoverRole } from "@/lib/handover/words"
import { isId } from "@/lib/ids"

/** A note is signed by a person: no job writes one. */
export const requireMember = (ctx: Ctx): string => memberIdOf(ctx) ?? fail("forbidden")

export const ownRoles = (ctx: Ctx): HandoverRole[] => HANDOVER_ROLES.filter((one) => ctx.roles.includes(one))

/** What is signed is there for the whole team; `to-row.ts` says how much of it each role reads. A draft is its writer's. */
export function reachWhere(ctx: Ctx): Prisma.HandoverWhereInput {
  const me = memberIdOf(ctx)
  return { OR: [...(me ? [{ memberId: me }] : []), { status: { not: "draft" } }] }
}

/** Whoever takes over the same work, or answers for all of it. */
export const mayReceive = (ctx: Ctx, { role, memberId }: { role: string; memberId: string }): boolean =>
  memberId !== memberIdOf(ctx) && (ctx.roles.includes("admin") || ownRoles(ctx).some((one) => one === role))

export const WITH = {
  member: { select: { id: true, name: true } },
  receivedBy: { select: { name: true } },
  corrections: { select: { id: true, status: true } },
} satisfies Prisma.HandoverInclude

export type StoredHandover = Prisma.HandoverGetPayload<{ include: typeof WITH }>

/** A note within reach, or `not_found`. */
export async function handoverInReach(tx: Tx, ctx: Ctx, id: string): Promise<StoredHandover> {
  const found = isId(id)
    ? await tx.handover.findFirst({ where: { id, ...reachWhere(ctx) }, include: WITH })
    : null
  return found ?? absent()
}

/** My own draft to work on; what was signed stands. */
export async function ownDraft(tx: Tx, ctx: Ctx, id: string): Promise<StoredHandover> {
  const me = requireMember(ctx)
  const found = await handoverInReach(tx, ctx, id)
  if (found.memberId !== me)
    fail("forbidden", { sentence: "Only who wrote this note can change or sign it." })
  return found
}

export const SIGNED = "This note is signed. Write a correction that names it instead."
