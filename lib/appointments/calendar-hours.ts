import { validityOf } from "@/lib/appointments/desks"
import { workingSpans } from "@/lib/appointments/free-slots"
import type { CalendarView } from "@/lib/appointments/schema"
import type { Span } from "@/lib/appointments/spans"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { toDate } from "@/lib/time"

type Wanted = {
  practitioners: readonly { id: string }[]
  days: readonly string[]
  from: Date
  until: Date
  /** Why somebody is away is the clinic's own business. */
  tellsWhy: boolean
}

/** When each works, and when they or the clinic do not; two statements. */
export async function shownHours(
  tx: Tx,
  ctx: Ctx,
  { practitioners, days, from, until, tellsWhy }: Wanted,
): Promise<Pick<CalendarView, "hours" | "closed">> {
  const ids = practitioners.map((one) => one.id)
  const usual = await tx.workingHours.findMany({ where: { practitionerId: { in: ids } } })
  const exceptions = await tx.hoursException.findMany({
    where: { startsAt: { lt: until }, endsAt: { gt: from } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 5_000,
  })
  const extraOf = (id: string) =>
    exceptions
      .filter((one) => one.kind === "open" && one.practitionerId === id)
      .map((one): Span => [one.startsAt.getTime(), one.endsAt.getTime()])
  return {
    hours: ids.flatMap((practitionerId) => {
      const hours = usual
        .filter((one) => one.practitionerId === practitionerId)
        .map((one) => ({ ...one, ...validityOf(one) }))
      const desk = { hours, extra: extraOf(practitionerId), closed: [] }
      return workingSpans(desk, days, ctx.clinic.timeZone).map(([startsAt, endsAt]) => ({
        practitionerId,
        startsAt: toDate(startsAt).toISOString(),
        endsAt: toDate(endsAt).toISOString(),
      }))
    }),
    closed: exceptions
      .filter((one) => one.kind === "closed")
      .map(({ practitionerId, roomId, startsAt, endsAt, cause, note }) => ({
        practitionerId,
        roomId,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        cause: tellsWhy ? cause : "other",
        note: tellsWhy ? note : null,
      })),
  }
}
