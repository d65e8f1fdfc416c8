import { joined, type Span, without } from "@/lib/appointments/spans"
import { openSpans, readOpeningHours } from "@/lib/clinics/opening-hours"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { addMs, DAY_MS } from "@/lib/time"
import { OPEN_DAYS } from "./rules"

/** When the clinic is open in the weeks ahead: its hours, without the days on which all of it is closed. */
export async function openTimes(tx: Tx, ctx: Ctx): Promise<Span[]> {
  const { openingHours } = await tx.clinic.findUniqueOrThrow({
    where: { id: ctx.clinicId },
    select: { openingHours: true },
  })
  const until = addMs(ctx.now, OPEN_DAYS * DAY_MS)
  const closed = await tx.hoursException.findMany({
    where: {
      kind: "closed",
      practitionerId: null,
      roomId: null,
      startsAt: { lt: until },
      endsAt: { gt: ctx.now },
    },
    select: { startsAt: true, endsAt: true },
  })
  const span = (start: Date, end: Date): Span => [start.getTime(), end.getTime()]
  // The beginning of a span that is running does not matter: what lies before now is not counted.
  return without(
    joined(
      openSpans(readOpeningHours(openingHours), ctx.clinic.timeZone, ctx.now, until).map((one) =>
        span(one.start, one.end),
      ),
    ),
    joined(closed.map((one) => span(one.startsAt, one.endsAt))),
  )
}
