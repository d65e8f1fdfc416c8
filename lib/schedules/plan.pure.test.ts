import { describe, expect, it, vi } from "vitest"
import { type CatchUp, SCHEDULES } from "@/inngest/schedules"
import { type Decision, decide, type Held, planSchedule, type Rule } from "@/lib/schedules/plan"
import { duesBetween, MOST_OCCASIONS, nextDue } from "@/lib/schedules/when"
import { SIMULATED_ZONES, wallClockOccasions } from "@/lib/testing/wall-clock"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"

// Hundreds of thousands of wall clocks, on a machine that may be busy with all other tests.
vi.setConfig({ testTimeout: 120_000 })

const RULE: Rule = { catchUp: "skip", tooLateMs: 30 * MINUTE_MS, lateAfterMs: 5 * MINUTE_MS }
const FREE = { pausedAt: null as Date | null, isBusy: false }
const iso = (dates: readonly Date[]) => dates.map((one) => one.toISOString())

/** A tick a minute over what a database would keep: occasions once, what was dispatched stays. */
function world(pattern: string, zone: string, rule: Rule = RULE) {
  let held: Held | null = null
  const kept = new Map<number, Decision & { at: Date }>()
  return {
    kept,
    dispatched: () => [...kept.values()].filter((one) => one.state === "dispatched"),
    nextAt: () => held?.nextDueAt ?? null,
    tick(at: Date, given: Partial<typeof FREE> & { pattern?: string; zone?: string } = {}) {
      const hold = { ...FREE, ...given }
      const planned = planSchedule({ pattern: given.pattern ?? pattern }, given.zone ?? zone, held, at, {
        rule,
        ...hold,
      })
      held = planned
      const fresh = planned.decisions.filter((one) => {
        const known = kept.get(one.dueAt.getTime())
        return !known || (known.state !== "dispatched" && one.state === "dispatched")
      })
      for (const one of fresh) kept.set(one.dueAt.getTime(), { ...one, at })
      return fresh.filter((one) => one.state === "dispatched")
    },
  }
}

// From before a change of the clock to after the next but one, in both halves of the world.
const START = toDate("2026-09-01T00:07:30Z")
/** What comes by the hour or oftener costs a hundred times as much: past its change of the clock in all zones, the hours in full. */
const daysOf = (pattern: string) =>
  /^\d+ \d/.test(pattern) || (pattern === "0 * * * *" && process.env.ROUNDS_FULL) ? 400 : 70
const DAILY_PATTERNS = SCHEDULES.filter((one) => one.per === "clinic").map((one) => one.pattern)

describe("F12 400 days of wall clocks", () => {
  describe.each(SIMULATED_ZONES)("%s", (zone) => {
    it.each([...new Set([...DAILY_PATTERNS, "30 2 * * *", "15 2 * * *", "30 1 * * *", "45 1 * * *"])])(
      "%s comes once an occasion, at its hour of the clinic's day, and never in a burst",
      (pattern) => {
        const end = addMs(START, daysOf(pattern) * DAY_MS)
        const expected = wallClockOccasions(pattern, zone, START, end)
        const ticks = world(pattern, zone)
        ticks.tick(START)
        // Between two occasions a tick finds nothing: those minutes are passed over but for a few.
        for (let at = START; at <= end; ) {
          const next = ticks.nextAt()
          const due = next && next > at ? next : addMs(at, MINUTE_MS)
          expect(ticks.tick(addMs(at, (due.getTime() - at.getTime()) / 2))).toEqual([])
          at = addMs(due, 1_500)
          if (at <= end) expect(ticks.tick(at).length).toBe(1)
        }
        const dispatched = ticks.dispatched()
        expect(iso(dispatched.map((one) => one.dueAt))).toEqual(iso(expected))
        expect(ticks.kept.size).toBe(dispatched.length)
        expect(dispatched.filter((one) => one.isCaughtUp)).toEqual([])
      },
    )
  })

  it("answers the same wherever one begins to count, through hours that do not exist or come twice", () => {
    for (const zone of SIMULATED_ZONES)
      for (const pattern of ["30 2 * * *", "0 * * * *", "45 1 * * *"]) {
        const all = wallClockOccasions(pattern, zone, START, addMs(START, 400 * DAY_MS))
        const changes = all.filter((due, n) => {
          const gap = due.getTime() - (all[n - 1]?.getTime() ?? due.getTime())
          return n > 0 && gap !== (pattern === "0 * * * *" ? HOUR_MS : DAY_MS)
        })
        for (const near of changes)
          for (
            let from = addMs(near, -4 * HOUR_MS);
            from < addMs(near, 4 * HOUR_MS);
            from = addMs(from, 600_000)
          )
            expect(
              nextDue(pattern, zone, from).toISOString(),
              `${pattern} ${zone} after ${from.toISOString()}`,
            ).toBe(all.find((due) => due > from)?.toISOString())
      }
  })
})

/** The same dice for every run of the suite. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

describe("F13 outages", () => {
  it.each<CatchUp>(["skip", "once", "all"])(
    "of any length keep to the rule %s",
    { timeout: 30_000 },
    (catchUp) => {
      const roll = dice(7)
      for (const [pattern, zone] of [
        ["0 9 * * *", "Europe/Bucharest"],
        ["0 * * * *", "Australia/Lord_Howe"],
        ["*/20 * * * *", "UTC"],
      ] as const) {
        const rule: Rule = { catchUp, tooLateMs: 3 * HOUR_MS, lateAfterMs: 3 * MINUTE_MS }
        const ticks = world(pattern, zone, rule)
        let at = START
        ticks.tick(at)
        for (let outage = 0; outage < 12; outage++) {
          const from = at
          at = addMs(at, (1 + roll(30 * 60)) * MINUTE_MS + 2_000)
          const missed = duesBetween(pattern, zone, from, at)
          const begun = ticks.tick(at)
          expect(begun.length, "never a burst").toBeLessThanOrEqual(1)
          const newest = missed.at(-1)
          const inTime = missed.filter((due) => at.getTime() - due.getTime() <= rule.tooLateMs)
          const stateOf = (due: Date) => ticks.kept.get(due.getTime())
          if (catchUp !== "all")
            expect(begun.map((one) => one.dueAt)).toEqual(newest && inTime.includes(newest) ? [newest] : [])
          if (catchUp !== "all")
            expect(
              missed.every((due) => stateOf(due)),
              "every occasion is listed",
            ).toBe(true)
          else {
            // While the first is at it nothing else begins; then one after the other, oldest first.
            const order = begun.map((one) => one.dueAt)
            while (ticks.dispatched().length > 0 && order.length < inTime.length) {
              at = addMs(at, MINUTE_MS)
              expect(ticks.tick(at, { isBusy: true })).toEqual([])
              at = addMs(at, MINUTE_MS)
              const more = ticks.tick(at)
              if (more.length === 0) break
              order.push(...more.map((one) => one.dueAt))
            }
            expect(order).toEqual([...order].sort((a, b) => a.getTime() - b.getTime()))
            for (const one of ticks.dispatched())
              expect(one.at.getTime() - one.dueAt.getTime()).toBeLessThanOrEqual(rule.tooLateMs)
          }
          for (const due of missed) {
            const late = stateOf(due)
            if (late?.state === "dispatched" && late.at.getTime() - due.getTime() > rule.lateAfterMs)
              expect(late.isCaughtUp).toBe(true)
          }
        }
        if (pattern !== "0 9 * * *")
          expect([...ticks.kept.values()].some((one) => one.state !== "dispatched")).toBe(true)
      }
    },
  )

  it("says why each of them did not run", () => {
    const at = toDate("2026-11-20T12:00:05Z")
    const dues = [3, 2, 1].map((hours) => addMs(at, -hours * HOUR_MS - 5_000))
    const states = (rule: Partial<Rule>, hold = FREE) =>
      decide(dues, at, { ...RULE, ...rule }, hold).decisions.map((one) => `${one.state} ${one.reason}`)
    expect(states({})).toEqual(Array(3).fill("missed too_late"))
    expect(states({ catchUp: "once" })).toEqual(Array(3).fill("missed too_late"))
    expect(states({ tooLateMs: 150 * MINUTE_MS })).toEqual([
      "missed too_late",
      "skipped superseded",
      "dispatched null",
    ])
    expect(states({ catchUp: "once", tooLateMs: 90 * MINUTE_MS })).toEqual([
      "skipped superseded",
      "skipped superseded",
      "dispatched null",
    ])
    expect(states({ catchUp: "all", tooLateMs: 150 * MINUTE_MS })).toEqual([
      "missed too_late",
      "dispatched null",
    ])
    expect(states({ catchUp: "once" }, { pausedAt: START, isBusy: false })).toEqual(
      Array(3).fill("skipped paused"),
    )
    expect(states({ catchUp: "once" }, { pausedAt: addMs(at, -90 * MINUTE_MS), isBusy: false })).toEqual([
      "missed paused",
      "missed paused",
      "skipped paused",
    ])
  })

  it("lists the newest of very many and no more", () => {
    const dues = duesBetween("* * * * *", "UTC", START, addMs(START, 30 * DAY_MS))
    expect(dues.length).toBeLessThanOrEqual(MOST_OCCASIONS + 1)
    expect(dues.at(-1)?.toISOString()).toBe("2026-10-01T00:07:00.000Z")
  })
})

describe("F11 a clock that is wrong", () => {
  const everyHour = (ticks: ReturnType<typeof world>, from: Date, minutes: number) => {
    for (let n = 0; n <= minutes; n++) ticks.tick(addMs(from, n * MINUTE_MS))
  }
  it.each([HOUR_MS, DAY_MS, -HOUR_MS, -DAY_MS])("by %i ms and right again starts nothing twice", (jumpMs) => {
    const ticks = world("0 * * * *", "Europe/Bucharest", { ...RULE, catchUp: "once" })
    everyHour(ticks, START, 292)
    everyHour(ticks, addMs(START, 292 * MINUTE_MS + jumpMs), 10)
    everyHour(ticks, addMs(START, 303 * MINUTE_MS), 600)
    const times = ticks.dispatched().map((one) => one.dueAt.getTime())
    expect(new Set(times).size).toBe(times.length)
    // What is due after the clock is right again runs at its hour, though it was passed over in a false future.
    for (let hour = 6; hour <= 15; hour++) {
      const due = ticks.kept.get(addMs(toDate("2026-09-01T00:00:00Z"), hour * HOUR_MS).getTime())
      expect(due, `hour ${hour}`).toMatchObject({ state: "dispatched" })
    }
  })

  it("frozen for ten minutes loses nothing: the newest runs, the others are listed", () => {
    const ticks = world("* * * * *", "UTC", { ...RULE, catchUp: "once" })
    everyHour(ticks, START, 5)
    expect(ticks.tick(addMs(START, 15 * MINUTE_MS))).toHaveLength(1)
    expect([...ticks.kept.values()].filter((one) => one.reason === "superseded").length).toBe(11)
  })
})

describe("a clinic that moves to another zone", () => {
  const on = (time: string) => toDate(`2026-11-${time}Z`)
  const begun = (ticks: ReturnType<typeof world>) => iso(ticks.dispatched().map((one) => one.dueAt))
  const minutes = (ticks: ReturnType<typeof world>, from: string, to: string, zone: string) => {
    for (let at = addMs(on(from), 1_500); at <= on(to); at = addMs(at, 20 * MINUTE_MS))
      ticks.tick(at, { zone })
  }

  it.each(["skip", "once"] as const)("westward has no day twice (%s)", (catchUp) => {
    const ticks = world("0 9 * * *", "Europe/Bucharest", { ...RULE, catchUp })
    minutes(ticks, "19T06:00", "20T07:30", "Europe/Bucharest")
    minutes(ticks, "20T07:40", "22T12:00", "Europe/London")
    expect(begun(ticks)).toEqual(
      ["19T07:00", "20T07:00", "21T09:00", "22T09:00"].map((one) => on(one).toISOString()),
    )
    expect(ticks.kept.get(on("20T09:00").getTime())).toMatchObject({
      state: "skipped",
      reason: "zone_changed",
    })
  })

  it("eastward leaves no day out", () => {
    const ticks = world("0 9 * * *", "Europe/London", { ...RULE, tooLateMs: 3 * HOUR_MS })
    minutes(ticks, "19T06:00", "20T08:10", "Europe/London")
    minutes(ticks, "20T08:20", "21T12:00", "Europe/Bucharest")
    expect(begun(ticks)).toEqual(["19T09:00", "20T07:00", "21T07:00"].map((one) => on(one).toISOString()))
  })

  it("goes on every hour as before", () => {
    const ticks = world("0 * * * *", "Europe/Bucharest")
    minutes(ticks, "20T06:00", "20T08:30", "Europe/Bucharest")
    minutes(ticks, "20T08:40", "20T11:30", "Europe/London")
    expect(begun(ticks)).toHaveLength(6)
  })
})

describe("what is new or has changed", () => {
  it("counts from now: nothing of the past comes", () => {
    const ticks = world("0 9 * * *", "Europe/Bucharest")
    expect(ticks.tick(toDate("2026-11-20T12:00:00Z"))).toEqual([])
    expect(ticks.kept.size).toBe(0)
    expect(ticks.nextAt()?.toISOString()).toBe("2026-11-21T07:00:00.000Z")
  })

  it("runs in the very minute it is first seen in, and not before a clinic was there", () => {
    const entry = { pattern: "0 9 * * *" }
    const at = toDate("2026-11-20T07:00:02Z")
    const seen = (bornAt?: Date) =>
      planSchedule(entry, "Europe/Bucharest", null, at, { rule: RULE, ...FREE, bornAt }).decisions
    expect(seen()).toHaveLength(1)
    expect(seen(addMs(at, -DAY_MS))).toHaveLength(1)
    expect(seen(addMs(at, -1_000))).toEqual([])
  })

  it("is planned anew by another pattern or zone, without a flood", () => {
    const ticks = world("0 9 * * *", "Europe/Bucharest")
    ticks.tick(toDate("2026-11-20T08:00:00Z"))
    const at = toDate("2026-11-20T23:30:10Z")
    expect(ticks.tick(at, { pattern: "*/10 * * * *" })).toHaveLength(1)
    expect(ticks.kept.size).toBe(1)
    expect(ticks.nextAt()?.toISOString()).toBe("2026-11-20T23:40:00.000Z")
    ticks.tick(addMs(at, MINUTE_MS), { pattern: "0 9 * * *", zone: "America/New_York" })
    expect(ticks.nextAt()?.toISOString()).toBe("2026-11-21T14:00:00.000Z")
  })
})
