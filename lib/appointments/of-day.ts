import { dayBounds } from "@/lib/appointments/free-slots"
import { reachWhere, WITH } from "@/lib/appointments/reach"
import type { AppointmentRow } from "@/lib/appointments/schema"
import { type StoredRow, toRow } from "@/lib/appointments/to-row"
import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { calendarDay, toDate } from "@/lib/time"

/** As the board and Today show it: with what came of it. */
export type ArrivalRow = AppointmentRow & {
  startedAt: string | null
  finishedAt: string | null
  movedToId: string | null
}

export function dayOf(ctx: Ctx, on?: string): { on: string; from: Date; until: Date } {
  const day = on ?? calendarDay(ctx.now, ctx.clinic.timeZone)
  const [bounds] = dayBounds([day], ctx.clinic.timeZone)
  return { on: day, from: toDate(bounds![0]), until: toDate(bounds![1]) }
}

type Where = Prisma.AppointmentWhereInput

/** One day's, in the order of their times. */
export async function ofDay(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  day: { from: Date; until: Date },
  where: Where,
  take: number,
): Promise<ArrivalRow[]> {
  const found = await tx.appointment.findMany({
    where: { AND: [{ startsAt: { gte: day.from, lt: day.until } }, where, reachWhere(ctx, grant)] },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take,
    include: WITH,
  })
  return found.map((one) => toArrival(ctx, grant, one))
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

const toArrival = (ctx: Ctx, grant: Grant, stored: StoredRow): ArrivalRow => ({
  ...toRow(ctx, grant, stored),
  startedAt: iso(stored.startedAt),
  finishedAt: iso(stored.finishedAt),
  movedToId: stored.movedToId,
})
