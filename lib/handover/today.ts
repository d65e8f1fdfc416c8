import { z } from "zod"
import { can } from "@/lib/can"
import { openSpans, readOpeningHours } from "@/lib/clinics/opening-hours"
import type { Ctx } from "@/lib/ctx"
import { memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { ownRoles } from "@/lib/handover/reach"
import type { HandoverToday } from "@/lib/handover/schema"
import { itemsOf } from "@/lib/handover/to-row"
import { type HandoverRole, REMIND_BEFORE_MINUTES } from "@/lib/handover/words"
import { query } from "@/lib/operation"
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/time"

const SHOWN = 5

/** What waits to be received by my roles, my draft, and whether the day is about to end: three statements. */
export const handoverToday = query({
  name: "handover.today",
  may: "handover.write",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<HandoverToday> {
    const me = memberIdOf(ctx)
    const roles = can(ctx.roles, "handover.write") ? ownRoles(ctx) : []
    const waiting = await tx.handover.findMany({
      where: {
        status: "signed",
        role: { in: roles },
        memberId: { not: me ?? undefined },
        corrections: { none: { status: { not: "draft" } } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: SHOWN,
      include: { member: { select: { name: true } } },
    })
    const own = await tx.handover.findMany({
      where: { memberId: me ?? undefined, role: { in: roles }, createdAt: { gt: addMs(ctx.now, -DAY_MS) } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: SHOWN,
      select: { id: true, role: true, status: true, signedAt: true },
    })
    const draft = own.find((one) => one.status === "draft")
    const span = await spanNow(tx, ctx)
    const signed = span && own.some((one) => one.signedAt && one.signedAt >= span.start)
    const near = span && span.end.getTime() - ctx.now.getTime() <= REMIND_BEFORE_MINUTES * MINUTE_MS
    return {
      waiting: waiting.map((one) => ({
        id: one.id,
        role: one.role as HandoverRole,
        by: one.member.name,
        signedAt: one.signedAt?.toISOString() ?? "",
        open: itemsOf(one).open.length,
      })),
      draft: draft ? { id: draft.id, role: draft.role as HandoverRole } : null,
      closesAt: near && !signed ? span.end.toISOString() : null,
      roles,
    }
  },
})

async function spanNow(tx: Tx, ctx: Ctx) {
  const { openingHours } = await tx.clinic.findUniqueOrThrow({
    where: { id: ctx.clinicId },
    select: { openingHours: true },
  })
  const [from, to] = [addMs(ctx.now, -DAY_MS), addMs(ctx.now, DAY_MS)]
  return openSpans(readOpeningHours(openingHours), ctx.clinic.timeZone, from, to).find(
    ({ start, end }) => start <= ctx.now && ctx.now < end,
  )
}
