import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, testClient, testEngine, until } from "@/lib/testing/engine"
import type { Engine } from "./engine"

const { owner } = await testDatabase()
afterAll(closeDb)

const lab = testClient("reserved")
const held = new Set<() => void>()
const hold = () => new Promise<void>((resolve) => void held.add(resolve))
const began = { slow: 0, urgent: 0 }
const functions = [
  lab.client.createFunction({ id: "slow", retries: 0, triggers: [{ event: "slow" }] }, async () => {
    began.slow++
    await hold()
  }),
  lab.client.createFunction(
    { id: "urgent", retries: 0, priority: { run: "600" }, triggers: [{ event: "urgent" }] },
    async ({ event }) => {
      began.urgent++
      if (event.data.hangs) await hold()
    },
  ),
]
let engine: Engine | undefined
afterEach(async () => {
  for (const letGo of held) letGo()
  held.clear()
  await engine?.stop()
  Object.assign(began, { slow: 0, urgent: 0 })
})

describe("places kept for jobs with a priority", () => {
  it("are there although all others are taken by calls that hang, with more behind them for long", async () => {
    engine = await testEngine(lab, functions)
    const slow: string[] = []
    for (let n = 0; n < 30; n++) slow.push(await emitRaw("slow"))
    await until(async () => began.slow === 10)
    await enginePool().query("update engine.job set run_at = now() - interval '1 h' where worker is null")
    await ended(await emitRaw("urgent"))
    await ended(await emitRaw("urgent"))
    expect(began.slow).toBe(10)
  })

  it("are two of twelve: what is urgent and hangs takes no more than those from the rest's places", async () => {
    engine = await testEngine(lab, functions)
    for (let n = 0; n < 30; n++) await emitRaw("slow")
    await until(async () => began.slow === 10)
    for (let n = 0; n < 5; n++) await emitRaw("urgent", { hangs: true })
    await until(async () => began.urgent === 2)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(began).toEqual({ slow: 10, urgent: 2 })
  })
})

describe("claim_urgent", () => {
  const CLAIM = "select * from engine.claim_urgent('w', 5, '10 s')"
  async function job(functionId: string, priority: number, gate: string | null, agoS: number) {
    const id = crypto.randomUUID()
    await owner.query(
      `insert into engine.run (id, function_id, event_id, event_name, max_attempts, gate, gate_limit, priority)
       values ($1, $2, gen_random_uuid(), 'x', 1, $3, 1, $4)`,
      [id, functionId, gate, priority],
    )
    await owner.query(
      `insert into engine.job (run_id, kind, gate, gate_limit, priority, run_at)
       values ($1, 'enter', $2, 1, $3, now() - $4 * interval '1 s')`,
      [id, gate, priority, agoS],
    )
  }

  it("takes the highest first, keeps to gates, and leaves alone what has no priority", async () => {
    await owner.query("delete from engine.job")
    await job("plain", 0, null, 900)
    await job("behind", -60, null, 900)
    await job("some", 60, null, 900)
    await job("most", 600, null, 1)
    await job("gated", 300, "aa:gated", 9)
    await job("gated", 300, "aa:gated", 8)
    await job("early", 600, null, -60)
    const first = (await owner.query("select function_id from engine.claim_urgent('w', 1, '10 s')")).rows
    expect(first).toEqual([{ function_id: "most" }])
    const rest = (await owner.query(CLAIM)).rows.map((row) => row.function_id)
    expect(rest.toSorted()).toEqual(["gated", "some"])
    expect((await owner.query(CLAIM)).rows).toEqual([])
  })
})
