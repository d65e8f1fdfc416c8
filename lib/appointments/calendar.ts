import { isAsking } from "@/lib/appointments/asking"
import { shownHours } from "@/lib/appointments/calendar-hours"
import { dayBounds } from "@/lib/appointments/free-slots"
import { reachWhere, WITH } from "@/lib/appointments/reach"
import { CalendarInput, type CalendarView } from "@/lib/appointments/schema"
import { daysFrom } from "@/lib/appointments/spans"
import { patientsIn, toRow } from "@/lib/appointments/to-row"
import { OCCUPYING } from "@/lib/appointments/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { addMs, calendarDay, DAY_MS, toDate } from "@/lib/time"

/** Two weeks of fifty practitioners. */
const MOST = 8_000
const ORDER = [{ position: "asc" }, { id: "asc" }] as const

type Window = { from: Date; until: Date }

/** What the calendar draws: who comes, what is kept, when each works. Who sees their own alone sees the rest as taken. */
export const calendarView = query({
  name: "appointments.calendar",
  may: "appointments.read",
  input: CalendarInput,
  async run({ ctx, tx, input, grant }): Promise<CalendarView> {
    const days = daysFrom(input.from ?? calendarDay(ctx.now, ctx.clinic.timeZone), input.days)
    const bounds = dayBounds(days, ctx.clinic.timeZone)
    const window = { from: toDate(bounds[0]![0]), until: toDate(bounds.at(-1)![1]) }
    const only = wanted(input)
    const shown = { in: [...OCCUPYING, "no_show"] }
    const found = await tx.appointment.findMany({
      where: { AND: [reachWhere(ctx, grant), { ...inWindow(window), ...only, status: shown }] },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: MOST,
      include: WITH,
    })
    const holds = await tx.slotHold.findMany({
      where: { ...inWindow(window), ...only, status: "held", expiresAt: { gt: ctx.now } },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: MOST,
    })
    const practitioners = await tx.practitioner.findMany({
      where: {
        ...(only.practitionerId && { id: only.practitionerId }),
        OR: [{ retiredAt: null }, { id: { in: [...new Set(found.map((one) => one.practitionerId))] } }],
      },
      orderBy: [...ORDER],
      select: { id: true, name: true, colour: true, title: true, memberId: true },
    })
    const rooms = await tx.room.findMany({
      where: { ...(only.roomId && { id: only.roomId }), retiredAt: null },
      orderBy: [...ORDER],
      select: { id: true, name: true },
    })
    const taken = grant.scope === "own" ? await takenElsewhere(tx, ctx, window) : []
    const mine = new Set(found.map((one) => one.id))
    return {
      from: window.from.toISOString(),
      until: window.until.toISOString(),
      practitioners,
      rooms,
      appointments: found.map((one) => toRow(ctx, grant, one)),
      holds: holds.map(({ id, practitionerId, roomId, purpose, ...one }) => ({
        id,
        ...iso(one),
        practitionerId,
        roomId,
        expiresAt: one.expiresAt.toISOString(),
        purpose,
      })),
      taken: taken
        .filter((one) => !mine.has(one.id))
        .map(({ practitionerId, roomId, ...one }) => ({ practitionerId, roomId, ...iso(one) })),
      ...(await shownHours(tx, ctx, { practitioners, days, ...window, tellsWhy: !isAsking(ctx) })),
    }
  },
  reads: ({ value }) => ({ what: "calendar", list: true, patientIds: patientsIn(value.appointments) }),
})

/** No appointment is longer than half a day: an index on its begin finds those that began before the window, too. */
const inWindow = ({ from, until }: Window) => ({
  startsAt: { lt: until, gt: addMs(from, -DAY_MS / 2) },
  endsAt: { gt: from },
})

const wanted = ({ practitioner, room }: CalendarInput) => ({
  ...(practitioner && { practitionerId: isId(practitioner) ? practitioner : NOBODY }),
  ...(room && { roomId: isId(room) ? room : NOBODY }),
})
const NOBODY = "00000000-0000-0000-0000-000000000000"

type Taken = { id: string; practitionerId: string; roomId: string | null; startsAt: Date; endsAt: Date }

const takenElsewhere = (tx: Tx, ctx: Ctx, { from, until }: Window) => tx.$queryRaw<Taken[]>`
  select id, "practitionerId", "roomId", "busyFrom" as "startsAt", "busyUntil" as "endsAt" from "Occupancy"
  where "clinicId" = ${ctx.clinicId}::uuid and kind = 'appointment' and "busyFrom" < ${until}::timestamptz
    and "busyFrom" > ${from}::timestamptz - interval '1 day' and "busyUntil" > ${from}::timestamptz
  order by "busyFrom" limit ${MOST}`

const iso = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
})
