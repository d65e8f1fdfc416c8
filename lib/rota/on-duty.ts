import { can, type Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

type Duty = "supervisor" | "manager" | "doctor"

/** Who is on call for a duty at an instant, by the rota; only those who are still here and may act. */
export async function onDuty(tx: Tx, _ctx: Ctx, duty: Duty, at: Date): Promise<{ memberId: string }[]> {
  const shifts = await tx.onCallShift.findMany({
    where: {
      duty,
      startsAt: { lte: at },
      endsAt: { gt: at },
      cancelledAt: null,
      member: { active: true, OR: [{ endsAt: null }, { endsAt: { gt: at } }] },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: { memberId: true, member: { select: { roles: true } } },
  })
  const able = shifts.filter(({ member }) => can(member.roles as Role[], "urgent.acknowledge"))
  return [...new Set(able.map((one) => one.memberId))].map((memberId) => ({ memberId }))
}
