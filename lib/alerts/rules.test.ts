import { readFileSync } from "node:fs"
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

describe("every threshold of the plan", () => {
  /** On above it, or below; for so many minutes; by whom it is measured. */
  const PLAN: Record<string, [on: string, forMinutes: number, source: string]> = {
    "api-error-rate": ["> 0.01", 2, "measure"],
    "api-p95": ["> 500", 2, "measure"],
    "function-failure-rate": ["> 0.05", 0, "measure"],
    "function-p95": ["> 30000", 0, "measure"],
    "queue-depth": ["> 1000", 1, "measure"],
    "schedule-missed": ["> 0", 0, "measure"],
    "provider-silent": ["> 0", 0, "measure"],
    "messaging-failing": ["> 0.1", 5, "measure-calls"],
    "crm-failing": ["> 0.1", 5, "measure-calls"],
    "model-failing": ["> 0.2", 5, "measure-calls"],
    "database-errors": ["> 10", 2, "measure-calls"],
    "database-connections": ["> 90", 2, "measure"],
    "provisioning-queue": ["> 100", 5, ""],
    "provisioning-failure-ratio": ["> 0.1", 5, ""],
    "service-down": ["> 2", 0, "measure-operations"],
    cpu: ["> 0.8", 5, "measure-operations"],
    memory: ["> 0.9", 5, "measure-operations"],
    disk: ["> 0.85", 0, "measure-operations"],
    certificate: ["< 14", 0, "measure-operations"],
    "backup-not-proven": ["> 7", 0, "measure-operations"],
  }

  it("stands in the list under a name of its own, and nothing else does", () => {
    const rules: readonly AlertRule[] = ALERTS
    expect(rules.map((one) => one.name)).toEqual(Object.keys(PLAN))
    for (const { name, threshold, isBelow, forMs } of rules) {
      const [on, forMinutes] = PLAN[name] ?? []
      expect([name, `${isBelow ? "<" : ">"} ${threshold}`, forMs / MINUTE_MS]).toEqual([name, on, forMinutes])
    }
  })

  it("is measured where the list says so: what is not says that nobody measures it", () => {
    for (const { name, measured } of ALERTS as readonly AlertRule[]) {
      const source = PLAN[name]?.[2] ?? ""
      expect([name, measured]).toEqual([name, source !== ""])
      // Machines' shares are told under the names of their columns.
      if (source && !["cpu", "memory", "disk"].includes(name))
        expect(readFileSync(`lib/alerts/${source}.ts`, "utf8"), name).toContain(`"${name}"`)
    }
  })
})
