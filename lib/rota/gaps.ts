import { can, type Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { gapsIn, type Span, warnSpan } from "@/lib/rota/rules"
import { DUTIES, type Duty } from "@/lib/rota/words"
import { closeTasks } from "@/lib/tasks/close"
import { addMs, DAY_MS } from "@/lib/time"
import { escalationOf } from "@/lib/urgent/escalation"

/** A duty that nobody had for this long before, or has planned, stands on no rota: its stand-ins are the plan. */
const IN_USE_MS = 14 * DAY_MS

export const GAP_TASKS = "rota_gap:"

/** Where within the next two days nobody is on call for a duty that is kept by a rota, or that has no stand-in. */
export async function gapsAhead(tx: Tx, ctx: Ctx): Promise<(Span & { duty: Duty })[]> {
  const ahead = warnSpan(ctx.now)
  const shifts = await tx.onCallShift.findMany({
    where: {
      cancelledAt: null,
      endsAt: { gt: addMs(ctx.now, -IN_USE_MS) },
      startsAt: { lt: addMs(ctx.now, IN_USE_MS) },
    },
    select: {
      duty: true,
      startsAt: true,
      endsAt: true,
      member: { select: { active: true, endsAt: true, roles: true } },
    },
  })
  const { standIn } = await escalationOf(tx, ctx)
  return DUTIES.flatMap((duty) => {
    const all = shifts.filter((one) => one.duty === duty)
    if (all.length === 0 && standIn[duty] === "role") return []
    const counted = all.flatMap(reachable)
    return gapsIn(ahead, counted).map((gap) => ({ ...gap, duty }))
  })
}

type Shift = Span & { member: { active: boolean; endsAt: Date | null; roles: string[] } }

/** The part of a shift in which its member is here and may act. */
function reachable({ startsAt, endsAt, member }: Shift): Span[] {
  if (!member.active || !can(member.roles as Role[], "urgent.acknowledge")) return []
  const until = member.endsAt && member.endsAt < endsAt ? member.endsAt : endsAt
  return until > startsAt ? [{ startsAt, endsAt: until }] : []
}

/** In the transaction of what filled the last gap: nobody needs to see to it any more. */
export async function closeFilled(tx: Tx, ctx: Ctx): Promise<Fact[]> {
  const open = await tx.task.findFirst({
    where: { effectKey: { startsWith: GAP_TASKS }, status: "open" },
    select: { id: true },
  })
  if (!open || (await gapsAhead(tx, ctx)).length > 0) return []
  return closeTasks(tx, ctx, { effectKey: { startsWith: GAP_TASKS } }, "filled")
}
