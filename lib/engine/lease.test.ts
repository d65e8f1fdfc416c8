import type pg from "pg"
import { afterAll, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf, testClient, testEngine, until } from "@/lib/testing/engine"

await testDatabase()
afterAll(closeDb)

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** A pool whose heartbeats get nowhere: what a blocked event loop looks like to the others. */
function withoutHeartbeat(): pg.Pool {
  const pool = enginePool()
  return new Proxy(pool, {
    get(target, key) {
      if (key !== "query") return Reflect.get(target, key)
      return (config: pg.QueryConfig, values?: unknown[]) =>
        config.name === "engine_heartbeat"
          ? Promise.reject(new Error("stalled"))
          : target.query(config, values)
    },
  })
}

function two(event: string) {
  const calls: string[] = []
  const gate = { release: () => {} }
  const held = new Promise<void>((resolve) => {
    gate.release = resolve
  })
  const worker = (name: string, work: () => Promise<void>) => {
    const lab = testClient()
    const fn = lab.client.createFunction(
      { id: event, retries: 3, triggers: [{ event }] },
      async ({ step }) => {
        await step.run("first", async () => {
          calls.push(`${name} first`)
          await work()
        })
        return step.run("second", () => {
          calls.push(`${name} second`)
          return name
        })
      },
    )
    return { lab, fn }
  }
  return { calls, gate, held, worker }
}

describe.each([{ checkpointing: false }, { checkpointing: true }])(
  "leases, $checkpointing",
  ({ checkpointing }) => {
    it("drops the late result of a stalled worker", async () => {
      const event = `stalled-${checkpointing}`
      const { calls, gate, held, worker } = two(event)
      const slow = worker("slow", () => held)
      const quick = worker("quick", async () => {})
      const stalled = await testEngine(slow.lab, [slow.fn], {
        pool: withoutHeartbeat(),
        concurrency: 1,
        leaseMs: 400,
        checkpointing,
      })
      const id = await emitRaw(event)
      await until(async () => calls.includes("slow first"))
      const other = await testEngine(quick.lab, [quick.fn], { leaseMs: 400, checkpointing })
      const [run] = await ended(id)
      expect(run).toMatchObject({ status: "completed", output: "quick" })
      gate.release()
      await stalled.stop()
      await other.stop()
      expect(calls).toEqual(["slow first", "quick first", "quick second"])
      expect((await runsOf(id))[0]).toMatchObject({ status: "completed", output: "quick" })
    })

    it("keeps a step longer than the lease to its worker", async () => {
      const event = `long-${checkpointing}`
      const { calls, worker } = two(event)
      const one = worker("one", () => pause(1_500))
      const engines = [
        await testEngine(one.lab, [one.fn], { leaseMs: 400, checkpointing }),
        await testEngine(worker("two", () => pause(1_500)).lab, [one.fn], { leaseMs: 400, checkpointing }),
      ]
      await ended(await emitRaw(event))
      await Promise.all(engines.map((engine) => engine.stop()))
      expect(calls).toEqual(["one first", "one second"])
    })

    it("stops gracefully: what runs is finished and kept, what waits is left", async () => {
      const event = `stop-${checkpointing}`
      const { calls, gate, held, worker } = two(event)
      const { lab, fn } = worker("w", () => held)
      const engine = await testEngine(lab, [fn], { concurrency: 1, checkpointing })
      const running = await emitRaw(event)
      await until(async () => calls.length === 1)
      const stopping = engine.stop()
      const waiting = await emitRaw(event)
      await pause(300)
      gate.release()
      await stopping
      const { rows } = await enginePool().query(
        "select step.name from engine.step join engine.run on run.id = step.run_id where run.event_id = $1 order by seq",
        [running],
      )
      expect(rows[0]).toEqual({ name: "first" })
      expect((await runsOf(waiting)).every((run) => run.status === "queued")).toBe(true)

      const next = await testEngine(lab, [fn], { checkpointing })
      expect((await ended(running))[0]?.status).toBe("completed")
      expect((await ended(waiting))[0]?.status).toBe("completed")
      await next.stop()
      expect(calls.filter((call) => call === "w first")).toHaveLength(2)
    })

    it("leaves a call that outlasts the grace to the next worker, and does not count it as a death", async () => {
      const event = `grace-${checkpointing}`
      const { calls, gate, held, worker } = two(event)
      const { lab, fn } = worker("w", () => held)
      const engine = await testEngine(lab, [fn], { checkpointing, leaseMs: 600 })
      const id = await emitRaw(event)
      await until(async () => calls.length === 1)
      await engine.stop(50)
      const next = worker("next", async () => {})
      const other = await testEngine(next.lab, [next.fn], { checkpointing })
      expect((await ended(id))[0]).toMatchObject({ status: "completed", output: "next" })
      gate.release()
      await other.stop()
      const { rows } = await enginePool().query("select 1 from engine.attempt where outcome = 'died'")
      expect(rows).toEqual([])
    })
  },
)
