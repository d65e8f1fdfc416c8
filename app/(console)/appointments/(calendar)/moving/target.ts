import { toDate } from "@/lib/time"
import { type Axis, instantOn } from "../geometry/axis"
import type { Filled } from "../geometry/columns"
import type { Moving, Target, Verdict } from "./types"

export const isElsewhere = ({ column, from, until, start }: Moving): boolean =>
  column !== start.column || from !== start.from || until !== start.until

/** Its length stays as long as nobody pulls at it: over a change of the clocks, too. */
export function targetOf(moving: Moving, all: readonly Filled[], axis: Axis): Target | null {
  const column = all[moving.column]?.column
  if (!column) return null
  const { appointment: one, kind } = moving
  const length = Date.parse(one.endsAt) - Date.parse(one.startsAt)
  const starts =
    moving.from === moving.start.from && moving.column === moving.start.column
      ? Date.parse(one.startsAt)
      : instantOn(axis, column.day, moving.from)
  const ends = kind === "length" ? instantOn(axis, column.day, moving.until) : starts + length
  const isOther =
    column.id !== null && column.id !== (column.by === "room" ? one.room?.id : one.practitioner.id)
  return {
    id: one.id,
    startsAt: toDate(starts).toISOString(),
    endsAt: toDate(ends).toISOString(),
    ...(isOther &&
      (column.by === "room" ? { roomId: column.id ?? "" } : { practitionerId: column.id ?? "" })),
  }
}

/** What the eye sees at once, until the server says all of it: another stands in the column then. */
export function seenAtOnce(moving: Moving, all: readonly Filled[]): Verdict {
  const here = all[moving.column]
  const [keptBefore, keptAfter] = keptAround(moving, all)
  const from = moving.from - keptBefore
  const until = moving.until + keptAfter
  const isMet = here?.blocks.some(
    ({ appointment, busy }) =>
      appointment.id !== moving.appointment.id &&
      appointment.status !== "no_show" &&
      busy[0] < until &&
      busy[1] > from,
  )
  const isShaded = here?.shades.some((one) => one.kind === "taken" && one.from < until && one.until > from)
  if (!isMet && !isShaded) return { state: "asking", conflicts: [] }
  const conflict = here?.column.by === "room" ? "room_busy" : "practitioner_busy"
  return { state: "hard", conflicts: [{ conflict, canBeWaved: false }] }
}

/** What is kept free before and after it. */
function keptAround({ appointment, start }: Moving, all: readonly Filled[]): readonly [number, number] {
  const own = all[start.column]?.blocks.find((one) => one.appointment.id === appointment.id)
  return own ? [own.from - own.busy[0], own.busy[1] - own.until] : [0, 0]
}

export const verdictOf = (conflicts: Verdict["conflicts"]): Verdict => ({
  state: conflicts.length === 0 ? "free" : conflicts.every((one) => one.canBeWaved) ? "soft" : "hard",
  conflicts,
})
