import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keptOf, tiersOf } from "@/lib/backups/rules"

const DAY = 86_400_000
const at = new Date("2026-11-23T02:00:00Z")
const copy = (daysAgo: number, more: { cause?: string; proven?: boolean; hours?: number } = {}) => ({
  id: `${daysAgo}${more.hours ? `:${more.hours}` : ""}`,
  cause: more.cause ?? "scheduled",
  startedAt: new Date(at.getTime() - daysAgo * DAY + (more.hours ?? 0) * 3_600_000),
  provenAt: more.proven ? at : null,
})
const year = Array.from({ length: 365 }, (_, daysAgo) => copy(daysAgo))

describe("P3 which copies are kept", () => {
  it("7 days, 4 weeks and 3 months of a year of nights", () => {
    const tiers = tiersOf(year, at)
    const of = (name: string) => [...tiers].filter(([, all]) => all.includes(name as never)).map(([id]) => id)
    expect(of("daily")).toEqual(["0", "1", "2", "3", "4", "5", "6"])
    // Today is a Monday; each week's last copy is its Sunday's.
    expect(of("weekly")).toEqual(["0", "1", "8", "15"])
    // The last of October and of September.
    expect(of("monthly")).toEqual(["0", "23", "54"])
    expect(tiers.size).toBe(11)
  })

  it("the day's newest stands for the day, and nights that failed push nothing out", () => {
    const tiers = tiersOf([copy(0), copy(0, { hours: 5 }), copy(30), copy(60)], at)
    expect(tiers.get("0")).toBeUndefined()
    expect(tiers.get("0:5")).toEqual(["daily", "weekly", "monthly"])
    expect([...tiers.keys()]).toEqual(["0:5", "30", "60"])
  })

  it("the newest proven one until a newer is, and what was made before an upgrade for a month", () => {
    const given = [...year.slice(0, 120), copy(200, { proven: true }), copy(300, { proven: true })]
    expect(tiersOf(given, at).get("200")).toContain("proven")
    expect(tiersOf(given, at).has("300")).toBe(false)
    const upgraded = (days: number) => ({ ...copy(days, { cause: "before_upgrade" }), id: "before" })
    expect(tiersOf([...year, upgraded(29)], at).get("before")).toContain("before_upgrade")
    expect(tiersOf([...year, upgraded(31)], at).has("before")).toBe(false)
  })

  it("never lets the newest go, and pruning twice is pruning once", () => {
    const days = fc.array(fc.record({ days: fc.integer({ min: 0, max: 500 }), proven: fc.boolean() }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(days, (given) => {
        const copies = given.map(({ days, proven }, nth) => ({ ...copy(days, { proven }), id: String(nth) }))
        const kept = tiersOf(copies, at)
        const newest = Math.max(...copies.map(({ startedAt }) => startedAt.getTime()))
        expect(copies.some(({ id, startedAt }) => startedAt.getTime() === newest && kept.has(id))).toBe(true)
        const left = copies.filter(({ id }) => kept.has(id))
        expect(new Set(tiersOf(left, at).keys())).toEqual(new Set(kept.keys()))
      }),
    )
  })
})

describe("P3 copies that were found in the store", () => {
  const found = (daysAgo: number, more: { proven?: boolean } = {}) => ({
    ...copy(daysAgo, { ...more, cause: "found" }),
    id: `found ${daysAgo}`,
  })
  const ids = (kept: Map<string, unknown>) => [...kept.keys()]

  it("push none of this database's own out", () => {
    const own = [copy(20, { proven: true }), copy(21)]
    const newer = Array.from({ length: 19 }, (_, daysAgo) => found(daysAgo))
    expect(ids(keptOf([...own, ...newer], at))).toEqual(expect.arrayContaining(["20", "21"]))
  })

  it("are kept by the same rule by their own time, once a newer one was proven, and all until then", () => {
    const hundred = Array.from({ length: 100 }, (_, nth) => found(nth + 1))
    expect(keptOf(hundred, at).size).toBe(100)
    expect(keptOf([...hundred, copy(200, { proven: true })], at).size).toBe(101)
    const one = keptOf([...hundred, copy(0, { proven: true })], at)
    expect([...one].filter(([, tiers]) => tiers.includes("daily"))).toHaveLength(8)
    expect(one.size).toBeLessThan(16)
    // Proven in the middle: what is newer than it stays.
    const half = keptOf([...hundred, copy(50, { proven: true })], at)
    expect([...half].filter(([, tiers]) => tiers.includes("unproven")).length).toBeGreaterThan(30)
    expect(half.has("found 49")).toBe(true)
    expect(half.has("found 99")).toBe(false)
  })

  it("the newest proven of all is never let go, whatever else there is, and twice is once", () => {
    const given = fc.array(
      fc.record({ days: fc.integer({ min: 0, max: 400 }), proven: fc.boolean(), isFound: fc.boolean() }),
    )
    fc.assert(
      fc.property(given, (rows) => {
        const copies = rows.map(({ days, proven, isFound }, nth) => ({
          ...(isFound ? found(days, { proven }) : copy(days, { proven })),
          id: String(nth),
        }))
        const kept = keptOf(copies, at)
        const proven = copies.filter(({ provenAt }) => provenAt).map(({ startedAt }) => startedAt.getTime())
        const newest = Math.max(...proven)
        if (proven.length > 0)
          expect(
            copies.some(
              ({ id, provenAt, startedAt }) => provenAt && startedAt.getTime() === newest && kept.has(id),
            ),
          ).toBe(true)
        const left = copies.filter(({ id }) => kept.has(id))
        expect(new Set(keptOf(left, at).keys())).toEqual(new Set(kept.keys()))
      }),
    )
  })
})
