import { describe, expect, it } from "vitest"
import { ALERTS, type AlertRule } from "@/lib/alerts/registry"
import { changesOf, type OpenAlert, type Reading } from "@/lib/alerts/rules"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"

const T0 = toDate("2026-03-01T10:00:00Z")
const rule: AlertRule = {
  name: "connections",
  title: "",
  words: "",
  unit: "count",
  threshold: 90,
  forMs: 2 * MINUTE_MS,
  clearMs: 5 * MINUTE_MS,
  measured: true,
  todo: "",
  href: null,
  severity: "warning",
}
const reading = (value: number, subject = ""): Reading => ({ name: rule.name, subject, value })
const open = (state: OpenAlert["state"], given: Partial<OpenAlert> = {}): OpenAlert => ({
  id: "a",
  name: rule.name,
  subject: "",
  state,
  firstSeenAt: T0,
  lastSeenAt: T0,
  toldAt: T0,
  ...given,
})
const at = (minutes: number) => addMs(T0, minutes * MINUTE_MS)
const kinds = (value: number | null, alerts: OpenAlert[], minutes: number, using = rule) =>
  changesOf([using], value === null ? [] : [reading(value)], alerts, at(minutes)).map((one) => one.to)

describe("an alert", () => {
  it("is on above its threshold, not at it", () => {
    expect(kinds(90, [], 0)).toEqual([])
    expect(kinds(91, [], 0)).toEqual(["pending"])
  })
  it("fires at once where it names no time", () =>
    expect(kinds(91, [], 0, { ...rule, forMs: 0 })).toEqual(["firing"]))
  it("fires when it has lasted", () => {
    expect(kinds(91, [open("pending")], 1)).toEqual(["seen"])
    expect(kinds(91, [open("pending")], 2)).toEqual(["firing"])
  })
  it("is forgotten when it was over before it fired", () =>
    expect(kinds(10, [open("pending")], 1)).toEqual(["forgotten"]))
  it("is one alert however long it lasts", () => expect(kinds(99, [open("firing")], 60)).toEqual(["seen"]))
  it("is over after it has been well for its time, and not before", () => {
    expect(kinds(10, [open("firing", { lastSeenAt: at(10) })], 14)).toEqual([])
    expect(kinds(95, [open("firing", { lastSeenAt: at(10) })], 14)).toEqual(["seen"])
    expect(kinds(10, [open("firing", { lastSeenAt: at(10) })], 15)).toEqual(["cleared"])
  })
  it("is over when nothing is measured any more", () => {
    expect(kinds(null, [open("firing")], 5)).toEqual(["cleared"])
    expect(changesOf([], [], [open("firing")], T0).map((one) => one.to)).toEqual(["cleared"])
  })
  it("keeps subjects apart", () => {
    const found = changesOf(
      [rule],
      [reading(91, "x"), reading(91, "y"), reading(5, "z")],
      [open("firing", { subject: "y" })],
      T0,
    )
    expect(found.map((one) => [one.to, one.reading?.subject])).toEqual([
      ["pending", "x"],
      ["seen", "y"],
    ])
  })
  it("may be on below its threshold", () => {
    const days = { ...rule, threshold: 14, isBelow: true, forMs: 0 }
    expect(kinds(13, [], 0, days)).toEqual(["firing"])
    expect(kinds(14, [], 0, days)).toEqual([])
  })
})

it("every threshold of the plan stands in the list under a name of its own", () => {
  const told = Object.fromEntries(ALERTS.map((one) => [one.name, [one.threshold, one.forMs / MINUTE_MS]]))
  expect(Object.keys(told)).toHaveLength(ALERTS.length)
  expect(told).toMatchObject({
    "api-error-rate": [0.01, 2],
    "api-p95": [500, 2],
    "function-failure-rate": [0.05, 0],
    "function-p95": [30_000, 0],
    "queue-depth": [1_000, 1],
    "provisioning-queue": [100, 5],
    "provisioning-failure-ratio": [0.1, 5],
    "database-connections": [90, 2],
    "schedule-missed": [0, 0],
    cpu: [0.8, 5],
    memory: [0.9, 5],
    disk: [0.85, 0],
    certificate: [14, 0],
  })
})
