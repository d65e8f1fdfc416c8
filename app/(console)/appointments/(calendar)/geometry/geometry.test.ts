import { describe, expect, it } from "vitest"
import type { AppointmentRow, CalendarView } from "@/lib/appointments/schema"
import { HOUR_MS, MINUTE_MS } from "@/lib/time"
import { axisOf, fitted, hoursOf, instantOn, lengthOf, positionOf, rowsOf, snap, voidsOf } from "./axis"
import { axisFor, columnsOf, filled } from "./columns"
import { addDays, dayOf, doubledOf, instantAt, missingOf, wallOf, weekOf } from "./days"
import { lanesOf } from "./lanes"
import { gapsOf, walk } from "./walk"

const BUCHAREST = "Europe/Bucharest"
const SPRING = "2026-03-29"
const AUTUMN = "2026-10-25"
const all = (day: string, zone: string): [ReturnType<typeof dayOf>, ReturnType<typeof axisOf>] => {
  const one = dayOf(day, zone)
  return [one, axisOf([one], [[one.starts, one.ends]])]
}

describe("a day as the clock on the wall lives it", () => {
  it.each([
    ["2026-11-23", BUCHAREST, 24, null, null],
    [SPRING, BUCHAREST, 23, [180, 240], null],
    [AUTUMN, BUCHAREST, 25, null, [180, 240]],
    ["2026-03-08", "America/New_York", 23, [120, 180], null],
    ["2026-11-01", "America/New_York", 25, null, [60, 120]],
    ["2026-04-05", "Australia/Lord_Howe", 24.5, null, [90, 120]],
    ["2026-10-04", "Australia/Lord_Howe", 23.5, [120, 150], null],
    ["2018-11-04", "America/Sao_Paulo", 23, null, null],
    ["2026-03-29", "Asia/Kolkata", 24, null, null],
  ] as const)("%s in %s has %d hours", (text, zone, hours, missing, doubled) => {
    const day = dayOf(text, zone)
    expect((day.ends - day.starts) / HOUR_MS).toBe(hours)
    expect(missingOf(day)).toEqual(missing)
    expect(doubledOf(day)).toEqual(doubled)
  })

  it("tells the second three o'clock from the first", () => {
    const day = dayOf(AUTUMN, BUCHAREST)
    const first = Date.parse("2026-10-25T00:30:00Z")
    expect(wallOf(day, first)).toEqual({ minute: 210, again: false })
    expect(wallOf(day, first + HOUR_MS)).toEqual({ minute: 210, again: true })
    expect(wallOf(day, first + 2 * HOUR_MS)).toEqual({ minute: 270, again: false })
    expect(instantAt(day, 210)).toBe(first)
    expect(instantAt(day, 210, true)).toBe(first + HOUR_MS)
  })

  it("gives a time that does not exist the moment the clock is put", () => {
    const day = dayOf(SPRING, BUCHAREST)
    expect(new Date(instantAt(day, 210)).toISOString()).toBe("2026-03-29T01:00:00.000Z")
    expect(new Date(instantAt(day, 240)).toISOString()).toBe("2026-03-29T01:00:00.000Z")
    expect(new Date(instantAt(day, 600)).toISOString()).toBe("2026-03-29T07:00:00.000Z")
  })

  it("knows the Monday of a week and the day after the last of a month", () => {
    expect(weekOf("2026-11-29")).toBe("2026-11-23")
    expect(weekOf("2026-11-23")).toBe("2026-11-23")
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01")
  })
})

describe("the axis", () => {
  it.each([
    ["2026-11-23", BUCHAREST],
    [AUTUMN, BUCHAREST],
    [SPRING, BUCHAREST],
    ["2026-04-05", "Australia/Lord_Howe"],
    ["2018-11-04", "America/Sao_Paulo"],
  ])("puts every five minutes of %s in %s somewhere, in order, and finds them again", (text, zone) => {
    const [day, axis] = all(text, zone)
    let last = -1
    for (let ms = day.starts; ms < day.ends; ms += 5 * MINUTE_MS) {
      const at = positionOf(axis, day, ms)
      expect(at).toBeGreaterThan(last)
      expect(instantOn(axis, day, at)).toBe(ms)
      last = at
    }
    expect(positionOf(axis, day, day.ends)).toBe(lengthOf(axis))
  })

  it("has room for the hour that comes twice, and names it twice", () => {
    const [, axis] = all(AUTUMN, BUCHAREST)
    expect(lengthOf(axis)).toBe(25 * 60)
    expect(hoursOf(axis).slice(2, 6)).toEqual([
      { at: 120, minute: 120, again: false },
      { at: 180, minute: 180, again: false },
      { at: 240, minute: 180, again: true },
      { at: 300, minute: 240, again: false },
    ])
  })

  it("keeps the same time at the same height on the days beside it, and shades what they do not have", () => {
    const days = [dayOf("2026-10-24", BUCHAREST), dayOf(AUTUMN, BUCHAREST)] as const
    const axis = axisOf(
      days,
      days.map((one) => [one.starts, one.ends] as const),
    )
    const ten = (day: (typeof days)[number]) => positionOf(axis, day, instantAt(day, 600))
    expect(ten(days[0])).toBe(ten(days[1]))
    expect(voidsOf(axis, days[0])).toEqual([[240, 300]])
    expect(voidsOf(axis, days[1])).toEqual([])
  })

  it("shades the hour that spring leaves out", () => {
    const [day, axis] = all(SPRING, BUCHAREST)
    expect(lengthOf(axis)).toBe(24 * 60)
    expect(voidsOf(axis, day)).toEqual([[180, 240]])
  })

  it("begins at one where the clock is put at midnight", () => {
    const [day] = all("2018-11-04", "America/Sao_Paulo")
    const axis = axisOf([day], [], [0, 24 * 60])
    expect(voidsOf(axis, day)).toEqual([[0, 60]])
    expect(instantOn(axis, day, 30)).toBe(day.starts)
  })

  it("is as tall as what is on it in whole hours, and never of no height", () => {
    const day = dayOf("2026-11-23", BUCHAREST)
    const at = (minute: number) => instantAt(day, minute)
    expect(axisOf([day], [[at(525), at(1050)]])).toEqual({ from: 480, until: 1080, fold: null })
    expect(axisOf([day], [])).toEqual({ from: 480, until: 1080, fold: null })
    expect(axisOf([day], [[day.starts - HOUR_MS, at(60)]])).toEqual({ from: 0, until: 60, fold: null })
    expect(axisOf([day], [[at(1380), day.ends + HOUR_MS]])).toMatchObject({ from: 1380, until: 1440 })
  })

  it("draws in rows of five minutes, snaps to quarters, and keeps a span on it", () => {
    const [, axis] = all("2026-11-23", BUCHAREST)
    expect(rowsOf([60, 90])).toEqual({ start: 13, end: 19 })
    expect(rowsOf([60, 60])).toEqual({ start: 13, end: 14 })
    expect(snap(67)).toBe(60)
    expect(snap(68)).toBe(75)
    expect(snap(67, 5)).toBe(65)
    expect(fitted(axis, [-30, 15])).toEqual([0, 45])
    expect(fitted(axis, [1430, 1460])).toEqual([1410, 1440])
  })
})

describe("those that overlap", () => {
  const item = (from: number, until: number) => ({ from, until })
  const shape = (items: ReturnType<typeof item>[]) =>
    lanesOf(items).map((one) => [one.from, one.lane, one.of])

  it("share the width; one who begins when another ends has all of it", () => {
    expect(shape([item(0, 30), item(30, 60)])).toEqual([
      [0, 0, 1],
      [30, 0, 1],
    ])
    expect(shape([item(15, 45), item(0, 30), item(30, 60)])).toEqual([
      [0, 0, 2],
      [15, 1, 2],
      [30, 0, 2],
    ])
    expect(shape([item(0, 60), item(0, 30), item(10, 20)])).toEqual([
      [0, 0, 3],
      [0, 1, 3],
      [10, 2, 3],
    ])
  })
})

const DAY = dayOf("2026-11-23", BUCHAREST)
const iso = (minute: number) => new Date(instantAt(DAY, minute)).toISOString()
const appointment = (id: string, practitionerId: string, from: number, until: number, room = "r1") =>
  ({
    id,
    status: "scheduled",
    startsAt: iso(from),
    endsAt: iso(until),
    busyFrom: iso(from),
    busyUntil: iso(until + 10),
    practitioner: { id: practitionerId, name: practitionerId, colour: 1 },
    room: room ? { id: room, name: room } : null,
  }) as AppointmentRow
const view = (given: Partial<CalendarView> = {}): CalendarView => ({
  from: iso(0),
  until: iso(1440),
  practitioners: ["ana", "bo"].map((id) => ({ id, name: id, colour: 1, title: null, memberId: null })),
  rooms: [
    { id: "r1", name: "r1" },
    { id: "r2", name: "r2" },
  ],
  appointments: [appointment("a", "ana", 600, 630), appointment("b", "ana", 660, 690)],
  holds: [],
  taken: [],
  hours: [
    { practitionerId: "ana", startsAt: iso(540), endsAt: iso(720) },
    { practitionerId: "ana", startsAt: iso(780), endsAt: iso(1020) },
  ],
  closed: [],
  ...given,
})
const fill = (
  given: CalendarView,
  by: "practitioner" | "room" = "practitioner",
  who: string | null = null,
) => {
  const axis = axisFor(given, [DAY], false)
  return { axis, all: filled(given, axis, columnsOf(given, by, [DAY], who)) }
}

describe("columns", () => {
  it("are one for each practitioner or room and day, or of one of them alone", () => {
    const days = [DAY, dayOf("2026-11-24", BUCHAREST)]
    const names = (by: "practitioner" | "room", who: string | null, given = view()) =>
      columnsOf(given, by, days, who).map((one) => `${one.day.day.slice(-2)} ${one.id}`)
    expect(names("practitioner", null)).toEqual(["23 ana", "23 bo", "24 ana", "24 bo"])
    expect(names("practitioner", "bo")).toEqual(["23 bo", "24 bo"])
    expect(names("practitioner", "unknown")).toHaveLength(4)
    expect(names("room", null)).toEqual(["23 r1", "23 r2", "24 r1", "24 r2"])
    const homeless = view({ appointments: [appointment("c", "ana", 600, 630, "")] })
    expect(names("room", null, homeless)).toContain("23 null")
  })

  it("shade what is not worked, and name who is away and when all is closed", () => {
    const { all } = fill(
      view({
        closed: [
          {
            practitionerId: "ana",
            roomId: null,
            startsAt: iso(960),
            endsAt: iso(1020),
            cause: "sick",
            note: null,
          },
          {
            practitionerId: null,
            roomId: null,
            startsAt: iso(540),
            endsAt: iso(570),
            cause: "holiday",
            note: "x",
          },
        ],
      }),
    )
    expect(all[0]?.shades).toEqual([
      { from: 180, until: 240, kind: "off", cause: null, note: null },
      { from: 420, until: 480, kind: "away", cause: "sick", note: null },
      { from: 0, until: 30, kind: "closed", cause: "holiday", note: "x" },
    ])
    expect(all[1]?.shades[0]).toEqual({ from: 0, until: 480, kind: "off", cause: null, note: null })
  })

  it("put an appointment into its practitioner's and its room's column, with what is kept free after it", () => {
    const { all } = fill(view())
    expect(
      all.map((one) => one.blocks.map((block) => [block.appointment.id, block.from, block.busy])),
    ).toEqual([
      [
        ["a", 60, [60, 100]],
        ["b", 120, [120, 160]],
      ],
      [],
    ])
    expect(fill(view(), "room").all.map((one) => one.blocks.length)).toEqual([2, 0])
  })
})

describe("the keyboard", () => {
  const { axis, all } = fill(view())
  const go = (from: Parameters<typeof walk>[2], ...steps: Parameters<typeof walk>[3][]) =>
    steps.reduce((cursor, step) => walk(all, axis, cursor, step), from)
  const at = (minutes: number, id: string | null = null, column = 0) => ({ column, at: minutes, id })

  it("walks quarters, and stops at every appointment on the way", () => {
    expect(go(at(30), "down")).toEqual(at(45))
    expect(go(at(45), "down")).toEqual(at(60, "a"))
    expect(go(at(60, "a"), "down")).toEqual(at(90))
    expect(go(at(105), "down")).toEqual(at(120, "b"))
    expect(go(at(90), "up")).toEqual(at(60, "a"))
    expect(go(at(60, "a"), "up")).toEqual(at(45))
    expect(go(at(0), "up")).toEqual(at(0))
    expect(go(at(0), "last")).toEqual(at(465))
    expect(go(at(465), "down")).toEqual(at(465))
  })

  it("goes to the neighbour at the same time, and meets who is there", () => {
    expect(go(at(60, "a"), "right")).toEqual(at(60, null, 1))
    expect(go(at(75, null, 1), "left")).toEqual(at(60, "a"))
    expect(go(at(75, null, 1), "right")).toEqual(at(75, null, 1))
  })

  it("meets each of several that overlap", () => {
    const given = view({
      appointments: [
        { ...appointment("a", "ana", 600, 660), status: "no_show" },
        appointment("b", "ana", 615, 645),
      ],
    })
    const crowded = fill(given)
    const step = (cursor: Parameters<typeof walk>[2], way: "up" | "down") =>
      walk(crowded.all, crowded.axis, cursor, way)
    expect(step(at(60, "a"), "down")).toEqual(at(75, "b"))
    expect(step(at(75, "b"), "up")).toEqual(at(60, "a"))
  })

  it("finds the gaps somebody could still come in", () => {
    const { axis, all } = fill(view())
    expect(gapsOf(all[0]!, axis)).toEqual([
      { from: 0, until: 60 },
      { from: 100, until: 120 },
      { from: 160, until: 180 },
      { from: 240, until: 480 },
    ])
    expect(gapsOf(all[1]!, axis)).toEqual([])
  })
})
