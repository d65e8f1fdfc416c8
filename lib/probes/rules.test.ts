import { describe, expect, it } from "vitest"
import {
  expectedOn,
  lastDays,
  lookOf,
  percentText,
  type Standing,
  standingAfter,
  stateNow,
  uptimeOf,
  worstOf,
} from "@/lib/probes/rules"
import { addMs, DAY_MS, MINUTE_MS, toDate } from "@/lib/time"

const T0 = toDate("2026-11-23T10:00:00Z")
const at = (minute: number) => addMs(T0, minute * MINUTE_MS)
const NEW: Standing = { state: "unknown", since: null, failedInRow: 0, failingSince: null }

function left(outcomes: readonly (boolean | "slow" | "muted")[], from = NEW): Standing {
  return outcomes.reduce<Standing>(
    (standing, one, minute) =>
      standingAfter(
        standing,
        { isUp: one === true || one === "slow", ms: one === "slow" ? 5_000 : 20, detail: "ok 200" },
        { at: at(minute), slowMs: 2_000, isMuted: one === "muted" },
      ),
    from,
  )
}

describe("what a check makes of a probe", () => {
  it("is down from the third failure in a row on, since the first of them", () => {
    expect(left([true, false, false])).toMatchObject({ state: "up", failedInRow: 2, failingSince: at(1) })
    expect(left([true, false, false, false])).toMatchObject({ state: "down", failedInRow: 3, since: at(1) })
    expect(left([true, false, false, false, false])).toMatchObject({
      state: "down",
      since: at(1),
      failedInRow: 4,
    })
  })

  it("was never seen up: stays unknown until it is known to be down", () => {
    expect(left([false, false])).toMatchObject({ state: "unknown", failedInRow: 2 })
    expect(left([false, false, false])).toMatchObject({ state: "down", since: at(0) })
  })

  it("is up again at the first answer, and counts failures anew", () => {
    expect(left([false, false, false, true])).toMatchObject({ state: "up", since: at(3), failedInRow: 0 })
    expect(left([true, false, false, true, false, false])).toMatchObject({
      state: "up",
      failedInRow: 2,
      since: at(0),
    })
  })

  it("calls an answer that comes late slow, not down", () => {
    expect(left([true, "slow", "slow"])).toMatchObject({ state: "slow", since: at(1) })
  })

  it("does not count a failure in maintenance", () => {
    expect(left([true, "muted", "muted", "muted", "muted"])).toMatchObject({ state: "up", failedInRow: 0 })
    expect(left([true, false, false, "muted", false])).toMatchObject({ state: "down", failedInRow: 3 })
  })

  it("is not known any more when nobody looked for three minutes, whatever it was", () => {
    const up = { state: "up", lastAt: at(0) }
    expect([
      stateNow(up, at(3)),
      stateNow(up, at(4)),
      stateNow({ state: "up", lastAt: null }, at(0)),
    ]).toEqual(["up", "unknown", "unknown"])
  })
})

describe("what a day looks like", () => {
  it("is green only where it was seen, and all of it was good", () => {
    const day = (up: number, down = 0, muted = 0) => lookOf({ up, down, muted })
    expect(day(0)).toBe("none")
    expect(day(1_440)).toBe("good")
    expect(day(300)).toBe("part")
    expect(day(1_439, 1)).toBe("few")
    expect(day(1_200, 240)).toBe("bad")
    expect(day(0, 3)).toBe("bad")
    expect(day(0, 0, 120)).toBe("muted")
    expect(day(1_320, 0, 120)).toBe("good")
    expect(
      lookOf({ up: 40, down: 0, muted: 0 }, expectedOn("2026-11-23", toDate("2026-11-23T00:41:00Z"))),
    ).toBe("good")
  })

  it("comes as 90 days to this one, those nobody looked at among them", () => {
    const seen = { day: "2026-11-22", up: 9, down: 1, muted: 0, downSeconds: 60 }
    const days = lastDays([seen, { ...seen, day: "2026-01-01" }], T0)
    expect(days).toHaveLength(90)
    expect(days.at(-1)).toMatchObject({ day: "2026-11-23", up: 0 })
    expect(days.at(-2)).toEqual(seen)
    expect(days[0]?.day).toBe(
      addMs(T0, -89 * DAY_MS)
        .toISOString()
        .slice(0, 10),
    )
    expect(uptimeOf(days)).toBe(0.9)
    expect(uptimeOf([])).toBeNull()
  })

  it("is 100 % only of what never failed", () => {
    expect([percentText(1), percentText(0.999_999), percentText(0.5)]).toEqual([
      "100 %",
      "99.99 %",
      "50.00 %",
    ])
  })
})

it("counts the worst of several, and unknown before slow", () => {
  expect(worstOf(["up", "down", "unknown"])).toBe("down")
  expect(worstOf(["up", "unknown", "slow"])).toBe("unknown")
  expect(worstOf(["up", "slow"])).toBe("slow")
  expect(worstOf([])).toBe("unknown")
})
