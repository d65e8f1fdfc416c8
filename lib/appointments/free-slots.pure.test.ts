import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Desk, startsByDay, type Wanted } from "@/lib/appointments/free-slots"
import { daysFrom, joined, overlaps, type Span, usualSpans, within, without } from "@/lib/appointments/spans"
import { HOUR_MS, MINUTE_MS, toDate, wallClock } from "@/lib/time"

const ZONES = [
  "Europe/Bucharest",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "America/Sao_Paulo",
]
const every = [1, 2, 3, 4, 5, 6, 7]
const hours = (fromMinute: number, untilMinute: number, weekdays = every) =>
  weekdays.map((weekday) => ({
    weekday,
    fromMinute,
    untilMinute,
    roomId: null,
    validFrom: null,
    validUntil: null,
  }))
const at = (text: string) => Date.parse(text)
const ALWAYS: Span = [at("2000-01-01T00:00:00Z"), at("2100-01-01T00:00:00Z")]
const desk = ({ busy = [], ...more }: Partial<Desk> & { busy?: readonly Span[] } = {}): Desk => ({
  practitionerId: "p",
  minutes: 30,
  hours: hours(9 * 60, 12 * 60),
  extra: [],
  closed: [],
  free: without([ALWAYS], joined(busy)),
  ...more,
})
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  stepMinutes: 30,
  fromMinute: null,
  untilMinute: null,
  notBefore: 0,
  ...more,
})
const seen = (found: { from: number }[], zone: string) =>
  found.map((one) => wallClock(toDate(one.from), zone).slice(11))
const BUCHAREST = "Europe/Bucharest"
/** What each wall shows at every quarter of an hour of some days. */
const shown = new Map<string, { ms: number; day: string; minute: number }[]>()
function walls(zone: string) {
  const made =
    shown.get(zone) ??
    Array.from({ length: 8 * 96 }, (_, n) => {
      const ms = at("2026-10-22T00:00:00Z") + n * 15 * MINUTE_MS
      const wall = wallClock(toDate(ms), zone)
      return { ms, day: wall.slice(0, 10), minute: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14)) }
    })
  shown.set(zone, made)
  return made
}
const on = (desks: Desk[], of: Wanted, day = "2026-11-23", zone = BUCHAREST, count = 1) =>
  [...startsByDay(desks, of, daysFrom(day, count), zone)].flatMap((one) => one.starts)

describe("free slots", () => {
  it("are every step at which the whole appointment lies in working hours", () => {
    expect(seen(on([desk()], wanted()), BUCHAREST)).toEqual([
      "09:00",
      "09:30",
      "10:00",
      "10:30",
      "11:00",
      "11:30",
    ])
    expect(seen(on([desk({ minutes: 100 })], wanted()), BUCHAREST)).toEqual(["09:00", "09:30", "10:00"])
  })

  it("keep the buffers free of others, though not inside hours", () => {
    const busy: Span[] = [[at("2026-11-23T10:00:00+02:00"), at("2026-11-23T10:30:00+02:00")]]
    expect(seen(on([desk({ busy })], wanted({ bufferAfterMinutes: 15 })), BUCHAREST)).toEqual([
      "09:00",
      "10:30",
      "11:00",
      "11:30",
    ])
    expect(seen(on([desk({ busy })], wanted({ bufferBeforeMinutes: 15 })), BUCHAREST)).toEqual([
      "09:00",
      "09:30",
      "11:00",
      "11:30",
    ])
  })

  it("know who is away, who is there besides, and what has begun", () => {
    const closed: Span[] = [[at("2026-11-23T09:00:00+02:00"), at("2026-11-23T11:00:00+02:00")]]
    const extra: Span[] = [[at("2026-11-23T14:00:00+02:00"), at("2026-11-23T15:00:00+02:00")]]
    expect(seen(on([desk({ closed, extra })], wanted()), BUCHAREST)).toEqual([
      "11:00",
      "11:30",
      "14:00",
      "14:30",
    ])
    const notBefore = at("2026-11-23T10:45:00+02:00")
    expect(seen(on([desk()], wanted({ notBefore })), BUCHAREST)).toEqual(["11:00", "11:30"])
  })

  it("say which room the practitioner has on that day", () => {
    const own = [...hours(9 * 60, 12 * 60, [1]), ...hours(9 * 60, 12 * 60, [2])].map((one) => ({
      ...one,
      roomId: one.weekday === 1 ? "monday" : "tuesday",
    }))
    const found = on([desk({ hours: own })], wanted({ stepMinutes: 60 }), "2026-11-23", BUCHAREST, 2)
    expect(found.map((one) => one.rather)).toEqual([...Array(3).fill("monday"), ...Array(3).fill("tuesday")])
  })

  it("begin and end by the wall's clock on the days the clocks change", () => {
    const night = desk({ hours: hours(0, 6 * 60), minutes: 60 })
    const of = wanted({ stepMinutes: 60 })
    expect(on([night], of, "2027-03-28")).toHaveLength(5)
    expect(on([night], of, "2026-10-25")).toHaveLength(7)
    expect(on([night], of, "2026-11-23")).toHaveLength(6)
    // Half an hour is put forward and back there.
    expect(on([night], of, "2026-10-04", "Australia/Lord_Howe")).toHaveLength(5)
    expect(on([night], of, "2027-04-04", "Australia/Lord_Howe")).toHaveLength(6)
  })

  it("are asked for by hours of the day, whatever the clocks do", () => {
    const of = wanted({ fromMinute: 10 * 60, untilMinute: 11 * 60 })
    for (const zone of ZONES)
      expect(new Set(seen(on([desk()], of, "2026-10-01", zone, 60), zone))).toEqual(
        new Set(["10:00", "10:30"]),
      )
  })

  it("are in working hours, nobody else's, and none is missing", () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 9 * 96 }), fc.integer({ min: 1, max: 30 }))
      .map(([from, length]): Span => {
        const begins = at("2026-10-22T00:00:00Z") + from * 15 * MINUTE_MS
        return [begins, begins + length * 15 * MINUTE_MS]
      })
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.array(span, { maxLength: 40 }),
        fc.array(span, { maxLength: 5 }),
        fc.constantFrom(15, 45, 60),
        (zone, busy, closed, minutes) => {
          const days = daysFrom("2026-10-23", 5)
          const one = desk({ busy, closed, minutes })
          const found = [...startsByDay([one], wanted({ stepMinutes: 15 }), days, zone)].flatMap(
            (of) => of.starts,
          )
          const taken = [...busy, ...closed]
          const expected = walls(zone).flatMap(({ ms, day, minute }) => {
            const until = ms + minutes * MINUTE_MS
            const isInHours = days.includes(day) && minute >= 540 && minute + minutes <= 720
            return isInHours && !taken.some(([from, to]) => from < until && ms < to) ? [ms] : []
          })
          expect(found.map((slot) => slot.from)).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe("spans", () => {
  const spans = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 })), { maxLength: 12 })
    .map((list) => list.map(([from, length]): Span => [from, from + length]))
  const points = (of: readonly Span[]) =>
    Array.from({ length: 80 }, (_, n) => of.some(([from, until]) => from <= n && n < until))

  it("are joined, taken away and met as their points are", () => {
    fc.assert(
      fc.property(spans, spans, (one, other) => {
        const [here, there] = [joined(one), joined(other)]
        const [a, b] = [points(one), points(other)]
        expect(points(here)).toEqual(a)
        expect(points(without(here, there))).toEqual(a.map((is, n) => is && !b[n]))
        expect(points(within(here, there))).toEqual(a.map((is, n) => is && b[n]))
        for (const span of one)
          expect(overlaps(there, span)).toBe(there.some(([from, until]) => from < span[1] && span[0] < until))
      }),
    )
  })

  it("of usual hours end with their last day", () => {
    const until = hours(9 * 60, 10 * 60).map((one) => ({ ...one, validUntil: "2026-11-24" }))
    const found = usualSpans(until, daysFrom("2026-11-23", 4), BUCHAREST)
    expect(found.map(([from, to]) => (to - from) / HOUR_MS)).toEqual([1, 1])
  })
})
