import type { Span } from "@/lib/appointments/spans"
import { daysFrom, weekdayOf } from "@/lib/appointments/spans"
import { instantOf } from "@/lib/clinics/opening-hours"
import type { Prisma } from "@/lib/generated/prisma/client"
import { addMs, calendarDay, DAY_MS, MINUTE_MS, toDate } from "@/lib/time"
import type { DemoClinic } from "@/prisma/demo/clinics"
import { type Dice, idOf } from "@/prisma/demo/dice"
import { type DemoDesk, type DemoPlaces, minutesOf, QUARTER_MS, spansOn } from "@/prisma/demo/practitioners"
import { type DemoService, SERVICES } from "@/prisma/demo/services"

export type Row = Prisma.AppointmentCreateManyInput & {
  startsAt: Date
  endsAt: Date
  status: string
  createdAt: Date
}
export type Free = Pick<
  Row,
  "practitionerId" | "roomId" | "serviceId" | "startsAt" | "endsAt" | "busyFrom" | "busyUntil"
>
export type Guest = { id: string; createdAt: Date; leadId?: string; leadStatus?: string }
export type Made = {
  rows: Row[]
  series: Prisma.AppointmentSeriesCreateManyInput[]
  /** Given back and not taken again. */
  freed: { id: string; at: Free }[]
}
export type Making = {
  clinic: DemoClinic
  clinicId: string
  anchor: Date
  throws: Dice
  places: DemoPlaces
  guests: readonly Guest[]
  staff: { coordinator: string; frontdesk: string; caregiver: string }
}

const NOTES = [
  "Afraid of the drill: say every step beforehand.",
  "Brings the X-ray from the other clinic.",
  "Comes with her daughter, who interprets.",
  "Blood thinner: asked the family doctor.",
  "Wants the quote in writing.",
  "Has to leave by the full hour.",
]
const OUTCOME_NOTES = ["Comes back in two weeks for the second part.", "Plan handed over, thinks about it."]
const CAUSES = ["patient", "patient", "illness", "no_answer", "clinic", "price", "elsewhere", "mistake"]

/** Two weeks back and two ahead: full days behind and close ahead, thinner later. */
export function buildCalendar(making: Making): Made {
  const { clinic, anchor, places } = making
  const { timeZone } = clinic
  const board = new Board(making)
  const days = daysFrom(calendarDay(addMs(anchor, -14 * DAY_MS), timeZone), 29)
  addSeries(board, days)
  addNow(board)
  for (const [n, day] of days.entries())
    for (const desk of places.desks) fillDay(board, desk, spansOn(desk, [day], timeZone), n - 14)
  return board.made
}

/** Who is in the chair, who waits, and who is late, at the very hour the demo is started. */
function addNow(board: Board): void {
  const { anchor, clinic, places } = board.making
  const quarter = Math.floor(anchor.getTime() / QUARTER_MS) * QUARTER_MS
  const day = calendarDay(anchor, clinic.timeZone)
  const around = daysFrom(calendarDay(addMs(anchor, -DAY_MS), clinic.timeZone), 3)
  const wanted = [
    [0, -1, "check-up", "in_session"],
    [0, 2, "filling", "checked_in"],
    [1, 1, "consultation", "checked_in"],
    [1, -1, "consultation", "in_session"],
    [2, 0, "consultation", "scheduled"],
    [3, -1, "check-up", "in_session"],
    [3, 3, "check-up", "confirmed"],
  ] as const
  for (const [n, quarters, key, status] of wanted) {
    const desk = places.desks[n]
    if (!desk) continue
    const startsAt = toDate(quarter + quarters * QUARTER_MS)
    if (calendarDay(startsAt, clinic.timeZone) !== day) continue
    board.place(desk, serviceOf(key), startsAt, { status, within: spansOn(desk, around, clinic.timeZone) })
  }
}

/** Braces are looked at every week, at the same hour. */
function addSeries(board: Board, days: readonly string[]): void {
  const { anchor, clinic, clinicId, places, throws, staff } = board.making
  const desk = places.desks.find((one) => one.services.includes("braces"))
  const first = days.findIndex((day) => weekdayOf(day) === 1)
  if (!desk) return
  for (const [n, [weekday, minute]] of [
    [0, 600],
    [2, 660],
    [4, 615],
  ].entries()) {
    const createdAt = addMs(anchor, -(17 + n) * DAY_MS)
    const seriesId = idOf(`series ${n} ${clinic.slug}`, createdAt)
    const guest = throws.pick(board.making.guests.filter((one) => one.createdAt < createdAt))
    const made = [0, 1, 2, 3].flatMap((week) => {
      const day = days[first + week * 7 + (weekday ?? 0)]
      if (!day) return []
      const startsAt = toDate(instantOf(day, minute ?? 600, clinic.timeZone))
      const within = spansOn(desk, [day], clinic.timeZone)
      const row = board.place(desk, serviceOf("braces"), startsAt, { within, guest, createdAt })
      if (row) Object.assign(row, { seriesId, source: "series" })
      return row ? [row] : []
    })
    if (made.length > 0)
      board.made.series.push({
        ...{ id: seriesId, clinicId, everyDays: 7, count: 4, createdById: staff.frontdesk, createdAt },
      })
  }
}

function fillDay(board: Board, desk: DemoDesk, spans: readonly Span[], day: number): void {
  const { throws } = board.making
  const own = SERVICES.filter((one) => desk.services.includes(one.key))
  const bag = own.flatMap((one) => Array.from({ length: one.share }, () => one))
  // How likely a gap is after one: a full week ahead, then room for those who ring.
  const gap = day < 0 ? 0.2 : day < 4 ? 0.26 : day < 8 ? 0.5 : 0.72
  for (const [from, until] of spans) {
    let at = Math.ceil(from / QUARTER_MS) * QUARTER_MS
    while (at + QUARTER_MS <= until) {
      const service = throws.pick(bag)
      const row = board.place(desk, service, toDate(at), { within: spans })
      if (!row) {
        at += QUARTER_MS
        continue
      }
      const isFree = row.status === "cancelled" && throws.chance(0.5)
      if (isFree) continue
      at = Math.ceil(toDate(row.busyUntil).getTime() / QUARTER_MS) * QUARTER_MS
      if (throws.chance(gap)) at += throws.between(1, 3) * QUARTER_MS
    }
  }
}

const serviceOf = (key: string): DemoService => SERVICES.find((one) => one.key === key) ?? SERVICES[0]!

type Wish = { within: readonly Span[]; status?: string; guest?: Guest; createdAt?: Date }

/** What is taken so far: nobody and no room twice, as the database would say, too. */
class Board {
  readonly made: Made = { rows: [], series: [], freed: [] }
  private readonly taken = new Map<string, Span[]>()
  private readonly visits = new Map<string, number>()

  constructor(readonly making: Making) {}

  private isFree(who: string, [from, until]: Span): boolean {
    return !(this.taken.get(who) ?? []).some((one) => one[0] < until && from < one[1])
  }

  private take(who: string, span: Span): void {
    this.taken.set(who, [...(this.taken.get(who) ?? []), span])
  }

  place(desk: DemoDesk, service: DemoService, startsAt: Date, wish: Wish): Row | null {
    const { places, anchor, clinic, throws } = this.making
    const minutes = minutesOf(desk, service.key) ?? service.minutes
    const endsAt = addMs(startsAt, minutes * MINUTE_MS)
    const busyFrom = addMs(startsAt, -(service.before ?? 0) * MINUTE_MS)
    const busyUntil = addMs(endsAt, (service.after ?? 0) * MINUTE_MS)
    const named = service.rooms ? service.rooms.map(places.roomId) : [desk.roomId]
    const roomId = service.rooms === false ? null : (named[0] ?? null)
    const span: Span = [busyFrom.getTime(), busyUntil.getTime()]
    const lies = wish.within.some((one) => one[0] <= startsAt.getTime() && endsAt.getTime() <= one[1])
    if (!lies || !this.isFree(desk.id, span) || (roomId && !this.isFree(roomId, span))) return null
    const day = calendarDay(startsAt, clinic.timeZone)
    const before = startsAt < anchor ? startsAt : anchor
    const bookedAt =
      wish.createdAt ??
      addMs(before, -throws.between(2, 14 * 24) * 60 * MINUTE_MS - throws.between(1, 50) * MINUTE_MS)
    const guest = wish.guest ?? this.guestFor(day, bookedAt, startsAt)
    if (!guest) return null
    const status = wish.status ?? this.statusOf(startsAt, endsAt)
    const createdAt = guest.createdAt < bookedAt ? bookedAt : addMs(guest.createdAt, 20 * MINUTE_MS)
    const id = idOf(`appointment ${desk.id} ${startsAt.toISOString()} ${this.made.rows.length}`, createdAt)
    const free = {
      practitionerId: desk.id,
      ...{ roomId, serviceId: places.serviceId(service.key), startsAt, endsAt, busyFrom, busyUntil },
    }
    const row = this.rowOf({ id, free, guest, status, createdAt, service })
    this.made.rows.push(row)
    this.visits.set(`${guest.id} ${day}`, 1)
    this.visits.set(guest.id, (this.visits.get(guest.id) ?? 0) + 1)
    if (status === "cancelled" && startsAt > anchor) this.made.freed.push({ id, at: free })
    if (status === "cancelled" || status === "no_show") return row
    for (const who of [desk.id, roomId]) if (who) this.take(who, span)
    return row
  }

  /** Leads that were won or booked come first, then whoever was not here that day and not often lately. */
  private guestFor(day: string, bookedAt: Date, startsAt: Date): Guest | undefined {
    const { throws, guests, anchor } = this.making
    const may = (one: Guest) =>
      one.createdAt < addMs(startsAt, -DAY_MS / 2) &&
      !this.visits.has(`${one.id} ${day}`) &&
      (this.visits.get(one.id) ?? 0) < 2
    const wanted = startsAt > anchor ? "booked" : "won"
    const due = guests.find((one) => one.leadStatus === wanted && !this.visits.has(one.id) && may(one))
    if (due && throws.chance(0.5)) return due
    for (let tries = 0; tries < 12; tries++) {
      const one = throws.pick(guests)
      if (one.createdAt < bookedAt && may(one) && !isOver(one.leadStatus)) return one
    }
    return undefined
  }

  private statusOf(startsAt: Date, endsAt: Date): string {
    const { throws, anchor } = this.making
    if (endsAt <= anchor)
      return throws.pick([
        ...Array.from({ length: 22 }, () => "completed"),
        ...["no_show", "no_show", "cancelled", "cancelled"],
      ])
    if (startsAt <= anchor) return throws.pick(["in_session", "in_session", "in_session", "scheduled"])
    const ahead = startsAt.getTime() - anchor.getTime()
    if (ahead < 15 * MINUTE_MS) return throws.pick(["checked_in", "checked_in", "confirmed"])
    if (throws.chance(0.07)) return "cancelled"
    if (ahead > 3 * DAY_MS && throws.chance(0.03)) return "requested"
    return throws.chance(ahead < 1.5 * DAY_MS ? 0.65 : 0.15) ? "confirmed" : "scheduled"
  }

  private rowOf(given: {
    id: string
    free: Free & { startsAt: Date; endsAt: Date }
    guest: Guest
    status: string
    createdAt: Date
    service: DemoService
  }): Row {
    const { throws, clinicId, anchor, staff } = this.making
    const { id, free, guest, status, createdAt, service } = given
    const { startsAt, endsAt } = free
    const notAfterNow = (at: Date) => (at < anchor ? at : addMs(anchor, -MINUTE_MS))
    const came = ["checked_in", "in_session", "completed"].includes(status)
    const wasConfirmed = status === "confirmed" || (came && throws.chance(0.7))
    const confirmedAt = notAfterNow(addMs(startsAt, -throws.between(3, 23) * 60 * MINUTE_MS))
    const checkedInAt = notAfterNow(addMs(startsAt, -throws.between(3, 12) * MINUTE_MS))
    const startedAt = notAfterNow(addMs(startsAt, throws.between(0, 6) * MINUTE_MS))
    const isLead = guest.leadId !== undefined && guest.leadStatus !== undefined
    const source =
      status === "requested"
        ? "member"
        : isLead && (this.visits.get(guest.id) ?? 0) === 0
          ? throws.pick(["lead", "lead", "conversation"])
          : throws.pick(["member", "member", "member", "conversation", "recall", "waiting_list", "reply"])
    return {
      ...{ id, clinicId, patientId: guest.id, status, createdAt, source, ...free },
      leadId: source === "lead" || source === "conversation" ? (guest.leadId ?? null) : null,
      note: throws.chance(0.12) ? throws.pick(NOTES) : null,
      bookedById:
        status === "requested" ? staff.caregiver : throws.chance(0.5) ? staff.frontdesk : staff.coordinator,
      confirmedAt: wasConfirmed ? (confirmedAt < createdAt ? createdAt : confirmedAt) : null,
      confirmedBy: wasConfirmed ? throws.pick(["reply", "reply", "reply", "member"]) : null,
      checkedInAt: came ? checkedInAt : null,
      startedAt: came && status !== "checked_in" ? startedAt : null,
      finishedAt:
        status === "completed"
          ? notAfterNow(addMs(endsAt, throws.between(-6, 4) * MINUTE_MS))
          : status === "no_show"
            ? notAfterNow(addMs(startsAt, 20 * MINUTE_MS))
            : null,
      cancelledAt:
        status === "cancelled" ? notAfterNow(addMs(startsAt, -throws.between(1, 40) * 60 * MINUTE_MS)) : null,
      cancelledBecause: status === "cancelled" ? throws.pick(CAUSES) : null,
      outcome: status === "completed" ? service.outcome : null,
      outcomeNote: status === "completed" && throws.chance(0.12) ? throws.pick(OUTCOME_NOTES) : null,
      updatedAt: notAfterNow(status === "completed" ? endsAt : createdAt),
    }
  }
}

const isOver = (leadStatus: string | undefined): boolean =>
  leadStatus === "archived" || leadStatus === "lost" || leadStatus === "new"
