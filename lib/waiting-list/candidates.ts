import { weekdayOf } from "@/lib/appointments/spans"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { addMs, calendarDay, DAY_MS, MINUTE_MS, toDate } from "@/lib/time"
import { scoreOf, suits } from "./rules"
import type { Reason } from "./schema"
import { PASSED_DAYS } from "./words"

export type FreeTime = {
  id: string
  practitionerId: string
  startsAt: Date
  endsAt: Date
  /** Whose it was: they are not asked for it. */
  appointmentId: string
}

export type Candidate = {
  entry: { id: string; patientId: string; serviceId: string }
  score: number
  reasons: Reason[]
}

/** Of those who wait as many are held against a time at once, the most urgent and the longest waiting. */
const MOST = 500
const STANDING = ["requested", "scheduled", "confirmed"]

/** Who may be asked for a time, the first first: in four statements, however many wait. */
export async function candidatesFor(tx: Tx, ctx: Ctx, slot: FreeTime): Promise<Candidate[]> {
  const { practitionerId, startsAt } = slot
  const { timeZone } = ctx.clinic
  const day = calendarDay(startsAt, timeZone)
  const date = toDate(`${day}T00:00:00Z`)
  const able = await tx.servicePractitioner.findMany({
    where: { practitionerId, service: { retiredAt: null } },
    select: { serviceId: true, minutes: true, service: { select: { minutes: true } } },
  })
  const minutes = new Map(able.map((one) => [one.serviceId, one.minutes ?? one.service.minutes]))
  const entries = await tx.waitingListEntry.findMany({
    where: {
      status: "waiting",
      serviceId: { in: [...minutes.keys()] },
      patient: { mergedIntoId: null, erasedAt: null, appointments: { none: { id: slot.appointmentId } } },
      AND: [
        { OR: [{ practitionerIds: { isEmpty: true } }, { practitionerIds: { has: practitionerId } }] },
        { OR: [{ weekdays: { isEmpty: true } }, { weekdays: { has: weekdayOf(day) } }] },
        { OR: [{ earliestOn: null }, { earliestOn: { lte: date } }] },
        { OR: [{ latestOn: null }, { latestOn: { gte: date } }] },
      ],
      offers: {
        none: {
          OR: [
            { slotId: slot.id, NOT: { status: "blocked", againAt: { lte: ctx.now } } },
            { status: { in: ["declined", "expired"] }, hold: { practitionerId, startsAt } },
          ],
        },
      },
    },
    orderBy: [{ priority: "desc" }, { createdAt: "asc" }, { id: "asc" }],
    take: MOST,
  })
  const patientIds = [...new Set(entries.map((one) => one.patientId))]
  const appointments = await tx.appointment.findMany({
    where: { patientId: { in: patientIds }, status: { in: STANDING }, startsAt: { gt: ctx.now } },
    orderBy: { startsAt: "asc" },
    select: { id: true, patientId: true, serviceId: true, startsAt: true, seriesId: true },
  })
  const passed = await tx.waitingListOffer.groupBy({
    by: ["entryId"],
    where: {
      entryId: { in: entries.map((one) => one.id) },
      status: { in: ["declined", "expired"] },
      createdAt: { gt: addMs(ctx.now, -PASSED_DAYS * DAY_MS) },
    },
    _count: true,
  })
  const passedBy = new Map(passed.map((one) => [one.entryId, one._count]))
  return entries
    .flatMap((entry) => {
      const length = minutes.get(entry.serviceId) ?? 0
      const wish = { ...entry, earliestOn: null, latestOn: null }
      const offered = { practitionerId, startsAt, endsAt: addMs(startsAt, length * MINUTE_MS) }
      if (!suits(wish, offered, timeZone)) return []
      const theirs = ownOf(entry, appointments)
      // Who comes sooner anyway gains nothing.
      if (theirs.some((one) => one.startsAt <= startsAt)) return []
      const [later] = theirs
      const standing = {
        priority: entry.priority,
        waitingSince: entry.createdAt,
        wish,
        laterAt: later?.startsAt ?? null,
        passedOver: passedBy.get(entry.id) ?? 0,
      }
      const { id, patientId, serviceId, createdAt } = entry
      return {
        entry: { id, patientId, serviceId },
        ...scoreOf(standing, slot, length, ctx.now),
        createdAt,
      }
    })
    .sort(
      (one, other) =>
        other.score - one.score ||
        one.createdAt.getTime() - other.createdAt.getTime() ||
        (one.entry.id < other.entry.id ? -1 : 1),
    )
}

type Own = { id: string; patientId: string; serviceId: string; startsAt: Date; seriesId: string | null }
type Waiting = { patientId: string; serviceId: string; appointmentId: string | null }

/** What they have of the same kind, soonest first: what was named, or else what belongs to no series. */
export function ownOf<T extends Own>(entry: Waiting, appointments: readonly T[]): T[] {
  const named = appointments.filter(
    (one) => one.id === entry.appointmentId && one.patientId === entry.patientId,
  )
  if (named.length > 0) return named
  return appointments.filter(
    (one) => one.patientId === entry.patientId && one.serviceId === entry.serviceId && one.seriesId === null,
  )
}

/** The appointment an entry's person would give up for a time, where they have one. */
export async function laterOf(tx: Tx, ctx: Ctx, entry: Waiting, startsAt: Date) {
  const found = await tx.appointment.findMany({
    where: { patientId: entry.patientId, status: { in: STANDING }, startsAt: { gt: ctx.now } },
    orderBy: { startsAt: "asc" },
  })
  return ownOf(entry, found).find((one) => one.startsAt > startsAt) ?? null
}
