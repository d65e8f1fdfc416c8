import { cron } from "inngest"
import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, testClient, testEngine, until } from "@/lib/testing/engine"
import { setClock } from "@/lib/time"
import { fireDue, nextTick, syncSchedules } from "./cron"
import type { EngineFunction } from "./types"

await testDatabase()
afterAll(closeDb)
afterEach(() => setClock(undefined))

const fn = (id: string, ...schedules: string[]): EngineFunction => ({
  id,
  wireId: `lab-${id}`,
  triggers: [],
  schedules,
  maxAttempts: 1,
  cancelOn: [],
  flow: {},
})
const at = (iso: string) => new Date(iso)
const events = async (like: string) =>
  (
    await enginePool().query(
      "select id, data, only_function from engine.event where id like $1 order by id",
      [like],
    )
  ).rows
const nextOf = async (id: string): Promise<Date> =>
  (await enginePool().query("select next_at from engine.cron where function_id = $1", [id])).rows[0]?.next_at

describe("ticks", () => {
  it("follow the zone over both changes of the clock", () => {
    const daily = "TZ=Europe/Bucharest 0 9 * * *"
    expect(nextTick(daily, at("2026-03-28T08:00:00Z"))).toEqual(at("2026-03-29T06:00:00Z"))
    expect(nextTick(daily, at("2026-03-27T08:00:00Z"))).toEqual(at("2026-03-28T07:00:00Z"))
    expect(nextTick(daily, at("2026-10-24T07:00:00Z"))).toEqual(at("2026-10-25T07:00:00Z"))
  })

  it("fire once on the day an hour is missing, and once where it comes twice", () => {
    const ticksOn = (expression: string, from: string, to: string) => {
      const found: Date[] = []
      for (
        let tick = nextTick(expression, at(from));
        tick && tick < at(to);
        tick = nextTick(expression, tick)
      )
        found.push(tick)
      return found
    }
    const nightly = "TZ=Europe/Bucharest 30 3 * * *"
    expect(ticksOn(nightly, "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z")).toHaveLength(1)
    expect(ticksOn(nightly, "2026-10-24T21:00:00Z", "2026-10-25T22:00:00Z")).toHaveLength(1)
  })

  it("are UTC without a zone", () => {
    expect(nextTick("0 2 * * *", at("2026-07-01T00:00:00Z"))).toEqual(at("2026-07-01T02:00:00Z"))
  })
})

describe("schedules", () => {
  it("fire one event a tick, however many workers look", async () => {
    await syncSchedules(enginePool(), [fn("raced", "0 * * * *")], at("2026-05-01T10:20:00Z"))
    const now = at("2026-05-01T11:00:00Z")
    await Promise.all(Array.from({ length: 6 }, () => fireDue(enginePool(), now)))
    expect(await events("cron:raced%")).toEqual([
      {
        id: "cron:raced 0 * * * *:2026-05-01T11:00:00.000Z",
        only_function: "raced",
        data: expect.objectContaining({ cron: "0 * * * *", fireAt: "2026-05-01T11:00:00.000Z" }),
      },
    ])
    expect(await nextOf("raced")).toEqual(at("2026-05-01T12:00:00Z"))
  })

  it("fire a missed tick once, though many were missed", async () => {
    await syncSchedules(enginePool(), [fn("missed", "0 * * * *")], at("2026-05-01T10:20:00Z"))
    const later = at("2026-05-01T17:45:00Z")
    await syncSchedules(enginePool(), [fn("missed", "0 * * * *")], later)
    await fireDue(enginePool(), later)
    await fireDue(enginePool(), later)
    expect((await events("cron:missed%")).map((event) => event.data.fireAt)).toEqual([
      "2026-05-01T11:00:00.000Z",
    ])
    expect(await nextOf("missed")).toEqual(at("2026-05-01T18:00:00Z"))
  })

  it("come back when a shifted clock goes", async () => {
    await syncSchedules(enginePool(), [fn("shifted", "0 0 1 * *")], at("2030-05-02T00:00:00Z"))
    await syncSchedules(enginePool(), [fn("shifted", "0 0 1 * *")], at("2026-05-02T00:00:00Z"))
    expect(await nextOf("shifted")).toEqual(at("2026-06-01T00:00:00Z"))
  })

  it("end alone: one that is over or cannot be read goes, the others fire", async () => {
    await syncSchedules(enginePool(), [fn("lasting", "0 * * * *")], at("2026-05-02T00:30:00Z"))
    for (const [id, schedule] of [
      ["over", "0 0 1 1 1 * 2026"],
      ["garbled", "now and then"],
    ])
      await enginePool().query(
        "insert into engine.cron (id, function_id, schedule, next_at) values ($1, $1, $2, '2026-05-02T00:00:00Z')",
        [id, schedule],
      )
    await fireDue(enginePool(), at("2026-05-02T01:30:00Z"))
    expect(await events("cron:lasting%")).toHaveLength(1)
    expect(await nextOf("lasting")).toEqual(at("2026-05-02T02:00:00Z"))
    expect([await nextOf("over"), await nextOf("garbled")]).toEqual([undefined, undefined])
  })

  it("go with their function", async () => {
    await syncSchedules(enginePool(), [fn("gone", "0 0 * * *")], at("2026-05-02T00:00:00Z"))
    await syncSchedules(enginePool(), [], at("2026-05-02T00:00:00Z"))
    expect(await nextOf("gone")).toBeUndefined()
  })
})

it("two workers run a tick once", async () => {
  const ran: string[] = []
  const worker = () => {
    const lab = testClient()
    const tick = lab.client.createFunction(
      { id: "ticking", retries: 0, triggers: [cron("0 0 1 1 *")] },
      async ({ event }) => {
        ran.push(event.name)
      },
    )
    return testEngine(lab, [tick])
  }
  const engines = [await worker(), await worker()]
  await enginePool().query(
    "update engine.cron set next_at = clock_timestamp() - interval '1 s' where function_id = 'ticking'",
  )
  await until(async () => ran.length > 0)
  const [event] = await events("cron:ticking%")
  await ended(event.id)
  await Promise.all(engines.map((engine) => engine.stop()))
  expect(ran).toEqual(["inngest/scheduled.timer"])
})

it("a sleep and a schedule follow the product's clock", async () => {
  const lab = testClient()
  const ran: string[] = []
  const functions = [
    lab.client.createFunction(
      { id: "napping", retries: 0, triggers: [{ event: "nap" }] },
      async ({ step }) => {
        await step.sleep("long", "3d")
        ran.push("woken")
      },
    ),
    lab.client.createFunction(
      { id: "weekly", retries: 0, triggers: [cron("0 0 * * *")] },
      async () => void ran.push("tick"),
    ),
  ]
  const engine = await testEngine(lab, functions)
  const id = await emitRaw("nap")
  await until(
    async () => (await enginePool().query("select 1 from engine.run where status = 'sleeping'")).rowCount,
  )
  expect(ran).toEqual([])
  setClock(`+${4 * 86_400}`)
  expect((await ended(id))[0]?.status).toBe("completed")
  await until(async () => ran.includes("tick"))
  await engine.stop()
  expect(ran.sort()).toEqual(["tick", "woken"])
})
