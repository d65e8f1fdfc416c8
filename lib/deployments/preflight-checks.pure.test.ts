import { describe, expect, it } from "vitest"
import { judgePreflight, type Looked } from "@/lib/deployments/preflight-checks"
import { preflightSentence } from "@/lib/deployments/words"

const MONDAY_NINE = new Date("2026-11-23T09:00:00Z")
const looked = (given: Partial<Looked> = {}): Looked => ({
  kind: "deploy",
  place: {
    driver: "compose",
    baseUrl: "https://api.example.org",
    stoppedAt: null,
    retiredAt: null,
    releaseId: "old",
  },
  environment: {
    name: "production",
    title: "Production",
    position: 1,
    windows: [],
    needsChecks: true,
    frozenAt: null,
    freezeReason: null,
  },
  release: { id: "new", gitSha: "a".repeat(40), imageDigest: `sha256:${"b".repeat(64)}`, checks: "green" },
  isBusy: false,
  migrations: [],
  provenIn: ["staging"],
  here: "proven",
  at: MONDAY_NINE,
  ...given,
})
const found = (given: Partial<Looked>, overrides: Parameters<typeof judgePreflight>[1] = []) => {
  const { checks, mayBegin } = judgePreflight(looked(given), overrides)
  return {
    mayBegin,
    bad: checks.filter((one) => one.outcome === "fail").map((one) => `${one.name}.${one.code}`),
  }
}
const at = (change: Partial<Looked["place"]>) => ({ place: { ...looked().place, ...change } })
const inside = (change: Partial<Looked["environment"]>) => ({
  environment: { ...looked().environment, ...change },
})
const HOURS = [{ days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" }]

describe("what is looked at before anything is touched", () => {
  it("lets through what has nothing against it", () => {
    expect(found({})).toEqual({ mayBegin: true, bad: [] })
  })

  it.each<[string, Partial<Looked>]>([
    ["release.missing", { release: null }],
    ["release.odd_digest", { release: { id: "n", gitSha: "a", imageDigest: "latest", checks: "green" } }],
    ["driver.none", at({ driver: "none" })],
    ["address.none", at({ baseUrl: null })],
    ["busy.taken", { isBusy: true }],
    ["stopped.yes", at({ stoppedAt: MONDAY_NINE })],
    ["retired.yes", at({ retiredAt: MONDAY_NINE })],
  ])("%s is let through by nothing", (code, given) => {
    expect(found(given, ["checks", "window", "freeze", "migrations"])).toEqual({
      mayBegin: false,
      bad: [code],
    })
  })

  it.each<[string, Partial<Looked>, "checks" | "window" | "freeze"]>([
    ["checks.red", { release: { ...looked().release!, checks: "red" } }, "checks"],
    ["checks.unknown", { release: { ...looked().release!, checks: "unknown" } }, "checks"],
    ["window.closed", { ...inside({ windows: HOURS }), at: new Date("2026-11-22T09:00:00Z") }, "window"],
    ["freeze.yes", inside({ frozenAt: MONDAY_NINE, freezeReason: "Audit" }), "freeze"],
  ])("%s is let through by its own word alone", (code, given, override) => {
    expect(found(given)).toEqual({ mayBegin: false, bad: [code] })
    expect(found(given, [override]).mayBegin).toBe(true)
    expect(found(given, ["migrations"]).mayBegin).toBe(false)
  })

  it("keeps nobody from going back: neither hours, nor a freeze, nor checks", () => {
    const given = {
      kind: "rollback" as const,
      ...inside({ windows: HOURS, frozenAt: MONDAY_NINE }),
      at: new Date("2026-11-22T03:00:00Z"),
      release: { ...looked().release!, checks: "red" },
    }
    expect(found(given)).toEqual({ mayBegin: true, bad: [] })
  })

  it("warns of changes of the database going forward, and holds what goes back over them", () => {
    const migrations = [{ releaseId: "new", name: "0002", isCompatible: null, note: null }]
    const forward = judgePreflight(looked({ migrations }))
    expect(forward.mayBegin).toBe(true)
    expect(forward.checks.find((one) => one.name === "migrations")).toMatchObject({ outcome: "warn" })
    expect(found({ kind: "rollback", migrations })).toEqual({
      mayBegin: false,
      bad: ["migrations.in_the_way"],
    })
    expect(found({ kind: "rollback", migrations }, ["migrations"]).mayBegin).toBe(true)
  })

  it("opens and closes to the minute, in UTC, on the days named", () => {
    const on = (text: string) => found({ ...inside({ windows: HOURS }), at: new Date(text) }).mayBegin
    expect([on("2026-11-23T08:00:00Z"), on("2026-11-23T17:59:59Z")]).toEqual([true, true])
    expect([on("2026-11-23T07:59:59Z"), on("2026-11-23T18:00:00Z"), on("2026-11-28T12:00:00Z")]).toEqual([
      false,
      false,
      false,
    ])
  })

  it("has a sentence for whatever it finds", () => {
    const all = [
      looked(),
      looked({ isBusy: true, release: null, kind: "rollback" }),
      looked(at({ driver: "none" })),
    ]
    for (const one of all.flatMap((given) => judgePreflight(given).checks))
      expect(preflightSentence(one)).not.toBe(one.code)
  })

  it("asks of going back that it was proven here, or that it be taken all the same", () => {
    const back = (here: Looked["here"]) => ({ kind: "rollback" as const, here })
    expect(found(back("proven"))).toEqual({ mayBegin: true, bad: [] })
    expect(found(back("unproven"))).toEqual({ mayBegin: false, bad: ["proven.host_silent"] })
    expect(found(back("unproven"), ["unproven"]).mayBegin).toBe(true)
    expect(found(back("never"), ["unproven"])).toEqual({ mayBegin: false, bad: ["proven.never_here"] })
    expect(found({ here: "never" }).mayBegin).toBe(true)
  })
})
