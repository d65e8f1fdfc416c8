import type { AppointmentRow, CalendarView } from "@/lib/appointments/schema"
import { type Axis, axisOf, positionOf, type Range, voidsOf } from "./axis"
import type { Day } from "./days"
import { type Lane, lanesOf } from "./lanes"

export type By = "practitioner" | "room"

/** One practitioner or room on one day. */
export type Column = {
  key: string
  by: By
  day: Day
  /** Of the practitioner or the room; null: those without a room. */
  id: string | null
  name: string
  title: string | null
  colour: number | null
}

export type Block = Lane & {
  from: number
  until: number
  appointment: AppointmentRow
  /** What is kept free around it. */
  busy: Range
}
export type Ghost = { from: number; until: number; hold: CalendarView["holds"][number] }
export type Shade = {
  from: number
  until: number
  /**
   * off: not their hours; closed: nobody is there; away: they are not; taken: somebody else's, and not said whose; none:
   * the clock leaves it out.
   */
  kind: "off" | "closed" | "away" | "taken" | "none"
  cause: string | null
  note: string | null
}
export type Filled = { column: Column; blocks: Block[]; ghosts: Ghost[]; shades: Shade[] }

type Seen = Pick<CalendarView, "practitioners" | "rooms" | "appointments">

/** A column for each of them on each day; `who` leaves one of them. */
export function columnsOf(view: Seen, by: By, days: readonly Day[], who: string | null): Column[] {
  const owners =
    by === "practitioner"
      ? view.practitioners.map(({ id, name, title, colour }) => ({ id, name, title, colour }))
      : [
          ...view.rooms.map(({ id, name }) => ({ id, name, title: null, colour: null })),
          ...(view.appointments.some((one) => !one.room)
            ? [{ id: null, name: "", title: null, colour: null }]
            : []),
        ]
  const chosen = who === null ? owners : owners.filter((one) => one.id === who)
  return days.flatMap((day) =>
    (chosen.length > 0 ? chosen : owners).map((owner) => ({
      key: `${day.day} ${owner.id ?? "none"}`,
      by,
      day,
      ...owner,
    })),
  )
}

/** The hours shown: all that is worked and all that is booked on these days. */
export function axisFor(view: CalendarView, days: readonly Day[], whole: boolean): Axis {
  const spans = [...view.hours, ...view.appointments, ...view.holds, ...view.taken].map(spanOf)
  return whole ? axisOf(days, [], [0, 24 * 60]) : axisOf(days, spans)
}

export function filled(view: CalendarView, axis: Axis, columns: readonly Column[]): Filled[] {
  const appointments = groupOf(view.appointments, (one) => [one.practitioner.id, one.room?.id])
  const holds = groupOf(view.holds, (one) => [one.practitionerId, one.roomId])
  return columns.map((column) => {
    const { day } = column
    const at = (ms: number) => positionOf(axis, day, ms)
    const range = (one: Times): Range => [at(Date.parse(one.startsAt)), at(Date.parse(one.endsAt))]
    const isHere = (one: Times) => {
      const [from, until] = range(one)
      return Date.parse(one.endsAt) > day.starts && Date.parse(one.startsAt) < day.ends && from < until
    }
    const blocks = (appointments.get(keyOf(column)) ?? []).filter(isHere).map((appointment) => {
      const [from, until] = range(appointment)
      return {
        from,
        until,
        appointment,
        busy: [at(Date.parse(appointment.busyFrom)), at(Date.parse(appointment.busyUntil))] as const,
      }
    })
    const ghosts = (holds.get(keyOf(column)) ?? []).filter(isHere).map((hold) => {
      const [from, until] = range(hold)
      return { from, until, hold }
    })
    return { column, blocks: lanesOf(blocks), ghosts, shades: shadesOf(view, axis, column) }
  })
}

type Times = { startsAt: string; endsAt: string }
const spanOf = (one: Times): Range => [Date.parse(one.startsAt), Date.parse(one.endsAt)]
const keyOf = ({ by, id }: Column): string => `${by} ${id ?? "none"}`

function groupOf<One>(
  all: readonly One[],
  ownersOf: (one: One) => readonly [practitionerId: string, roomId: string | null | undefined],
): Map<string, One[]> {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    const [practitionerId, roomId] = ownersOf(one)
    for (const key of [`practitioner ${practitionerId}`, `room ${roomId ?? "none"}`]) {
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  }
  return groups
}

/** A room is open while anybody works; a practitioner while they do. */
function shadesOf(view: CalendarView, axis: Axis, column: Column): Shade[] {
  const { day, by, id } = column
  const at = (ms: number) => positionOf(axis, day, ms)
  const on = (spans: readonly Times[]): Range[] =>
    spans
      .map(spanOf)
      .filter(([from, until]) => until > day.starts && from < day.ends)
      .map(([from, until]) => [at(from), at(until)] as const)
      .filter(([from, until]) => from < until)
      .sort((one, other) => one[0] - other[0])
  const worked = on(
    by === "practitioner" ? view.hours.filter((one) => one.practitionerId === id) : view.hours,
  )
  const shades: Shade[] = outside(worked, at(day.ends)).map(([from, until]) => ({
    from,
    until,
    kind: "off",
    cause: null,
    note: null,
  }))
  for (const one of view.closed) {
    const all = one.practitionerId === null && one.roomId === null
    const mine = by === "practitioner" ? one.practitionerId === id : one.roomId === id && id !== null
    if (!all && !mine) continue
    for (const [from, until] of on([one]))
      shades.push({ from, until, kind: all ? "closed" : "away", cause: one.cause, note: one.note })
  }
  const others = view.taken.filter((one) => (by === "practitioner" ? one.practitionerId : one.roomId) === id)
  for (const [from, until] of on(others)) shades.push({ from, until, kind: "taken", cause: null, note: null })
  for (const [from, until] of voidsOf(axis, day))
    shades.push({ from, until, kind: "none", cause: null, note: null })
  return shades
}

/** What lies between and around spans that are in order; they may overlap. */
function outside(spans: readonly Range[], end: number): Range[] {
  const left: Range[] = []
  let reached = 0
  for (const [from, until] of spans) {
    if (from > reached) left.push([reached, from])
    reached = Math.max(reached, until)
  }
  if (reached < end) left.push([reached, end])
  return left
}
