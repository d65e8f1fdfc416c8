import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { onDuty } from "@/lib/rota/on-duty"
import type { Escalation } from "@/lib/urgent/schema"
import type { Duty, How } from "@/lib/urgent/words"

const STANDS_IN: Record<Duty, string> = { supervisor: "coordinator", manager: "admin", doctor: "doctor" }
const EVERYBODY = Object.values(STANDS_IN)

export type Reached = { how: How; memberIds: string[] }

/** Whom a tier is told to: who is on the rota, else who stands in by role, else nobody. */
export async function recipientsOf(
  tx: Tx,
  ctx: Ctx,
  duty: Duty | "everybody",
  { standIn }: Escalation,
): Promise<Reached> {
  if (duty === "everybody") return found("everybody", await withRole(tx, ctx, EVERYBODY))
  const rostered = await onDuty(tx, ctx, duty, ctx.now)
  if (rostered.length > 0)
    return found(
      "roster",
      rostered.map((one) => one.memberId),
    )
  if (standIn[duty] === "nobody") return { how: "nobody", memberIds: [] }
  return found("role", await withRole(tx, ctx, [STANDS_IN[duty]]))
}

const found = (how: How, memberIds: string[]): Reached =>
  memberIds.length > 0 ? { how, memberIds } : { how: "nobody", memberIds }

async function withRole(tx: Tx, ctx: Ctx, roles: string[]): Promise<string[]> {
  const members = await tx.member.findMany({
    where: { active: true, roles: { hasSome: roles }, OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }] },
    orderBy: { id: "asc" },
    select: { id: true },
  })
  return members.map((one) => one.id)
}
