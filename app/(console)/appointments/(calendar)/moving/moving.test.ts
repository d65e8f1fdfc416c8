import { describe, expect, it } from "vitest"
import type { AppointmentRow, CalendarView } from "@/lib/appointments/schema"
import { axisOf } from "../geometry/axis"
import type { Column, Filled } from "../geometry/columns"
import { dayOf, instantAt } from "../geometry/days"
import { byKey } from "./by-key"
import { backOf, patched } from "./patched"
import { isElsewhere, seenAtOnce, targetOf, verdictOf } from "./target"
import type { Moving } from "./types"

const AUTUMN = dayOf("2026-10-25", "Europe/Bucharest")
const BEFORE = dayOf("2026-10-24", "Europe/Bucharest")
const AXIS = axisOf(
  [BEFORE, AUTUMN],
  [BEFORE, AUTUMN].map((day) => [day.starts, day.ends] as const),
)
const iso = (day: typeof AUTUMN, minute: number) => new Date(instantAt(day, minute)).toISOString()
const row = (given: Partial<AppointmentRow> = {}) =>
  ({
    id: "a",
    status: "scheduled",
    startsAt: iso(BEFORE, 120),
    endsAt: iso(BEFORE, 180),
    busyFrom: iso(BEFORE, 110),
    busyUntil: iso(BEFORE, 200),
    practitioner: { id: "ana", name: "Ana", colour: 1 },
    room: { id: "r1", name: "Room 1" },
    ...given,
  }) as AppointmentRow
const column = (day: typeof AUTUMN, id: string, by: Column["by"] = "practitioner"): Column => ({
  key: `${day.day} ${id}`,
  by,
  day,
  id,
  name: id,
  title: null,
  colour: 1,
})
const block = (appointment: AppointmentRow, from: number, until: number) => ({
  from,
  until,
  busy: [from - 10, until + 20] as const,
  appointment,
  lane: 0,
  of: 1,
})
const filled = (of: Column, ...blocks: Filled["blocks"]): Filled => ({
  column: of,
  blocks,
  ghosts: [],
  shades: [],
})
const ALL = [
  filled(column(BEFORE, "ana"), block(row(), 120, 180)),
  filled(column(AUTUMN, "ana"), block(row({ id: "b" }), 600, 660)),
  filled(column(BEFORE, "bo"), block(row({ id: "c", status: "no_show" }), 120, 180)),
]
const START = { column: 0, from: 120, until: 180 }
const moving = (given: Partial<Moving> = {}): Moving => ({
  appointment: row(),
  kind: "place",
  by: "keys",
  ...START,
  start: START,
  ...given,
})

describe("an appointment on its way", () => {
  it("keeps its length over the hour that comes twice, until somebody pulls at it", () => {
    const target = targetOf(moving({ column: 1, from: 180, until: 240 }), ALL, AXIS)
    expect(target).toEqual({
      id: "a",
      startsAt: "2026-10-25T00:00:00.000Z",
      endsAt: "2026-10-25T01:00:00.000Z",
    })
    const again = targetOf(moving({ column: 1, from: 240, until: 300 }), ALL, AXIS)
    expect(again).toMatchObject({ startsAt: "2026-10-25T01:00:00.000Z", endsAt: "2026-10-25T02:00:00.000Z" })
    expect(targetOf(moving({ kind: "length", until: 150 }), ALL, AXIS)?.endsAt).toBe(iso(BEFORE, 150))
  })

  it("goes to another practitioner or room only when its column says so", () => {
    expect(targetOf(moving({ column: 2 }), ALL, AXIS)).toMatchObject({ practitionerId: "bo" })
    expect(targetOf(moving({ column: 1 }), ALL, AXIS)).not.toHaveProperty("practitionerId")
    const rooms = [filled(column(BEFORE, "r1", "room")), filled(column(BEFORE, "r2", "room"))]
    expect(targetOf(moving(), rooms, AXIS)).not.toHaveProperty("roomId")
    const target = targetOf(moving({ column: 1 }), rooms, AXIS)
    expect(target).toMatchObject({ roomId: "r2" })
    expect(target).not.toHaveProperty("practitionerId")
    expect(targetOf(moving({ column: 9 }), ALL, AXIS)).toBeNull()
  })

  it("keeps the minute it began at when only its end is moved", () => {
    const odd = row({ startsAt: iso(BEFORE, 122), endsAt: iso(BEFORE, 180) })
    expect(targetOf(moving({ appointment: odd, kind: "length", until: 195 }), ALL, AXIS)?.startsAt).toBe(
      iso(BEFORE, 122),
    )
  })

  it("is seen at once to meet another with what both keep free; a no-show is in nobody's way", () => {
    const state = (given: Partial<Moving>) => seenAtOnce(moving(given), ALL).state
    expect(state({ column: 1, from: 500, until: 560 })).toBe("asking")
    expect(state({ column: 1, from: 520, until: 580 })).toBe("hard")
    expect(state({ column: 1, from: 690, until: 750 })).toBe("asking")
    expect(state({ column: 1, from: 680, until: 740 })).toBe("hard")
    expect(state({ column: 2 })).toBe("asking")
    expect(state({})).toBe("asking")
  })

  it("can be put where all that stands in the way can be waved through", () => {
    const conflict = (canBeWaved: boolean) => ({ conflict: "closed", canBeWaved }) as const
    expect(verdictOf([]).state).toBe("free")
    expect(verdictOf([conflict(true)]).state).toBe("soft")
    expect(verdictOf([conflict(true), conflict(false)]).state).toBe("hard")
  })

  it("is shown there with what is kept free around it, and can be put back", () => {
    const view = { appointments: [row()], practitioners: [{ id: "bo", name: "Bo", colour: 2 }], rooms: [] }
    const target = { id: "a", startsAt: iso(BEFORE, 600), endsAt: iso(BEFORE, 690), practitionerId: "bo" }
    const put = patched(view as unknown as CalendarView, target).appointments[0]
    expect(put).toMatchObject({
      startsAt: iso(BEFORE, 600),
      endsAt: iso(BEFORE, 690),
      busyFrom: iso(BEFORE, 590),
      busyUntil: iso(BEFORE, 710),
      practitioner: { id: "bo" },
      room: { id: "r1" },
    })
    expect(backOf(row())).toEqual({
      id: "a",
      startsAt: iso(BEFORE, 120),
      endsAt: iso(BEFORE, 180),
      practitionerId: "ana",
      roomId: "r1",
    })
  })

  it("goes by arrows inside the grid, and grows and shrinks with Shift to a quarter at least", () => {
    const press = (of: Moving, key: string, shiftKey = false) =>
      byKey(of, AXIS, ALL.length, { key, shiftKey })
    expect(press(moving(), "ArrowDown")).toMatchObject({ from: 135, until: 195 })
    expect(press(moving({ from: 0, until: 60 }), "ArrowUp")).toMatchObject({ from: 0, until: 60 })
    expect(press(moving(), "ArrowLeft")).toMatchObject({ column: 0 })
    expect(press(moving({ column: 2 }), "ArrowRight")).toMatchObject({ column: 2 })
    expect(press(moving({ until: 135 }), "ArrowUp", true)).toMatchObject({ kind: "length", until: 135 })
    expect(press(moving(), "ArrowDown", true)).toMatchObject({ from: 120, until: 195 })
    expect(press(moving(), "x")).toBeNull()
    expect(isElsewhere(moving())).toBe(false)
    expect(isElsewhere(moving({ until: 195 }))).toBe(true)
  })
})
