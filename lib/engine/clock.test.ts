import { cron } from "inngest"
import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf, testClient, testEngine, until } from "@/lib/testing/engine"
import { HOUR_MS, setClock, wallClock } from "@/lib/time"
import { fireDue, nextTick, syncSchedules } from "./cron"
import type { EngineFunction } from "./types"

await testDatabase()
afterAll(closeDb)
afterEach(() => setClock(undefined))

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const fn = (id: string, ...schedules: string[]): EngineFunction => ({
  id,
  wireId: `lab-${id}`,
  triggers: [],
  schedules,
  maxAttempts: 1,
  cancelOn: [],
  flow: {},
})
const ticksOf = async (id: string) =>
  (
    await enginePool().query<{ at: string }>(
      "select data ->> 'fireAt' as at from engine.event where only_function = $1 order by 1",
      [id],
    )
  ).rows.map((row) => row.at)
const HOUR = 3_600
const DAY = 86_400

describe("F11 the clock jumps", () => {
  it.each([
    ["an hour ahead", HOUR_MS],
    ["an hour back", -HOUR_MS],
    ["a day ahead", 24 * HOUR_MS],
    ["a day back", -24 * HOUR_MS],
  ])("%s: no tick fires twice, also over a restart, and the schedule goes on", async (name, jumpMs) => {
    const id = `jump ${name}`
    const schedule = fn(id, "0 * * * *")
    const start = Date.parse("2026-05-10T10:30:00Z")
    await syncSchedules(enginePool(), [schedule], new Date(start))
    let offset = 0
    for (let minute = 0; minute <= 30 * 60; minute += 10) {
      if (minute === 180) {
        offset = jumpMs
        // As a worker that starts again just then.
        await syncSchedules(enginePool(), [schedule], new Date(start + minute * 60_000 + offset))
      }
      const now = new Date(start + minute * 60_000 + offset)
      await Promise.all([fireDue(enginePool(), now), fireDue(enginePool(), now)])
    }
    const ticks = await ticksOf(id)
    expect(new Set(ticks).size).toBe(ticks.length)
    // In the end each full hour that the product's clock has shown is there once, but for those jumped over.
    const last = new Date(start + 30 * HOUR_MS + offset)
    expect(Date.parse(ticks.at(-1) ?? "")).toBeGreaterThan(Math.min(last.getTime() - 2 * HOUR_MS, start))
    const { rows } = await enginePool().query("select next_at from engine.cron where function_id = $1", [id])
    expect(rows[0].next_at.getTime()).toBeGreaterThan(last.getTime() - HOUR_MS)
  })

  it("frozen: a tick fires once, however often it is looked at", async () => {
    const schedule = fn("icy", "*/5 * * * *")
    await syncSchedules(enginePool(), [schedule], new Date("2026-05-10T10:01:00Z"))
    const now = new Date("2026-05-10T10:05:00Z")
    for (let n = 0; n < 10; n++) await fireDue(enginePool(), now)
    expect(await ticksOf("icy")).toHaveLength(1)
  })

  it("leases, retries and the limit of calls go by the database's clock: a jump takes no job from its worker", async () => {
    const made = testClient()
    const began: string[] = []
    const tries: number[] = []
    const functions = [
      made.client.createFunction(
        { id: "busy", retries: 2, concurrency: 1, triggers: [{ event: "busy" }] },
        async ({ step, event }) => {
          began.push(String(event.data.n))
          await step.run("hold", () => pause(1_200))
        },
      ),
      made.client.createFunction(
        { id: "again", retries: 1, triggers: [{ event: "again" }] },
        async ({ attempt }) => {
          tries.push(performance.now())
          if (attempt === 0) throw new Error("once more")
        },
      ),
    ]
    const engines = [
      await testEngine(made, functions, { leaseMs: 800 }),
      await testEngine(made, functions, { leaseMs: 800 }),
    ]
    const first = await emitRaw("busy", { n: 1 })
    await until(async () => began.length === 1)
    const second = await emitRaw("busy", { n: 2 })
    const retried = await emitRaw("again")
    await until(async () => tries.length === 1)
    for (const jump of [`+${DAY}`, `-${DAY}`, `+${HOUR}`, `-${HOUR}`]) {
      setClock(jump)
      for (const engine of engines) engine.wake()
      await pause(100)
      expect(began).toEqual(["1"])
    }
    await Promise.all([ended(first), ended(second), ended(retried)])
    await Promise.all(engines.map((engine) => engine.stop()))
    // Each began once and, being entered again after its step, no more than that.
    expect(new Set(began)).toEqual(new Set(["1", "2"]))
    expect((tries[1] ?? 0) - (tries[0] ?? 0)).toBeGreaterThan(700)
    const { rows } = await enginePool().query("select 1 from engine.attempt where outcome = 'died'")
    expect(rows).toEqual([])
  })

  it("a sleep is not woken early by a jump back, and wakes when the product's clock is there", async () => {
    const made = testClient()
    const sleeper = made.client.createFunction(
      { id: "hibernates", retries: 0, triggers: [{ event: "hibernates" }, cron("0 0 1 1 *")] },
      async ({ step }) => {
        await step.sleep("winter", "2h")
        return "spring"
      },
    )
    const engine = await testEngine(made, [sleeper])
    const id = await emitRaw("hibernates")
    const asleep = async () => (await runsOf(id))[0]?.status === "sleeping"
    await until(asleep)
    for (const jump of [`-${DAY}`, `+${HOUR}`]) {
      setClock(jump)
      engine.wake()
      await pause(250)
      expect(await asleep()).toBe(true)
    }
    setClock(`+${DAY}`)
    expect((await ended(id))[0]).toMatchObject({ status: "completed", output: "spring" })
    await engine.stop()
  })
})

describe("F12 daylight saving", () => {
  const zones = [
    "Europe/Bucharest",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "America/Sao_Paulo",
  ]
  const dayIn = (zone: string) => {
    const format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    })
    return (at: Date) => format.format(at)
  }

  it.each(zones)(
    "%s: a schedule of each day fires once on each of 400 days, at hours that are missing or doubled too",
    (zone) => {
      const day = dayIn(zone)
      for (const time of ["30 2 * * *", "0 0 * * *"]) {
        const seen = new Map<string, number>()
        const end = Date.parse("2027-02-05T12:00:00Z")
        let at = new Date("2026-01-01T12:00:00Z")
        for (;;) {
          const next = nextTick(`TZ=${zone} ${time}`, at)
          if (!next || next.getTime() > end) break
          seen.set(day(next), (seen.get(day(next)) ?? 0) + 1)
          at = next
        }
        expect([time, seen.size, [...seen].filter(([, times]) => times !== 1)]).toEqual([time, 400, []])
      }
    },
  )

  it.each(zones)("%s: an hourly one never stands still nor doubles over the changes", (zone) => {
    const offset = (at: number) => wallClock(new Date(at), zone).slice(11) !== "12:00"
    const gaps = new Set<number>()
    // Noon by the zone's own clock moves by UTC where its clock was changed.
    let noon = Date.parse("2026-01-01T12:00:00Z")
    while (offset(noon)) noon += 15 * 60_000
    for (let days = 0; days < 400; days++, noon += 24 * HOUR_MS) {
      if (!offset(noon)) continue
      for (let at = new Date(noon - 36 * HOUR_MS); at.getTime() < noon; ) {
        const next = nextTick(`TZ=${zone} 0 * * * *`, at)
        if (!next) throw new Error("stands still")
        gaps.add((next.getTime() - at.getTime()) / 60_000)
        at = next
      }
      while (offset(noon)) noon += 15 * 60_000
    }
    // A change of half an hour makes one hour as long or as short by that.
    for (const gap of gaps) expect([zone, gap > 0 && gap <= 120]).toEqual([zone, true])
  })
})
