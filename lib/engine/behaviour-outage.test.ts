import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf, testClient, testEngine, until } from "@/lib/testing/engine"
import { setClock } from "@/lib/time"
import type { Engine } from "./engine"

await testDatabase()
afterAll(closeDb)
let engine: Engine | undefined
afterEach(async () => {
  setClock(undefined)
  await engine?.stop()
  engine = undefined
})

const lab = testClient("outage")
const { client } = lab
const sent: unknown[] = []
const seen: unknown[] = []
const functions = [
  client.createFunction(
    {
      id: "remind",
      retries: 0,
      triggers: [{ event: "booked" }],
      cancelOn: [{ event: "called-off", match: "data.key" }],
    },
    async ({ step, event }) => {
      await step.sleep("until then", "1h")
      await step.run("send", () => void sent.push(event.data.key))
    },
  ),
  client.createFunction({ id: "ask", retries: 0, triggers: [{ event: "asked" }] }, async ({ step }) => {
    const heard = await step.waitForEvent("reply", {
      event: "replied",
      timeout: "1h",
      if: "async.data.key == event.data.key && async.data.ok == true",
    })
    return heard?.data.key ?? "nothing came"
  }),
  client.createFunction({ id: "call", retries: 0, triggers: [{ event: "called" }] }, async ({ step }) =>
    step.invoke("child", { function: child, timeout: "1h" }),
  ),
  client.createFunction({ id: "busy", retries: 0, triggers: [{ event: "other" }] }, async () => null),
  client.createFunction(
    {
      id: "tries",
      retries: 3,
      triggers: [{ event: "tried" }],
      cancelOn: [{ event: "called-off", match: "data.key" }],
    },
    async ({ event, attempt }) => {
      seen.push(event.data.key)
      if (attempt === 0) throw new Error("once more")
    },
  ),
]
const child = client.createFunction(
  { id: "child", retries: 0, triggers: [{ event: "child" }] },
  async ({ step }) => (await step.waitForEvent("word", { event: "word", timeout: "9h" }))?.data.text,
)
const start = async () => {
  engine = await testEngine(lab, [...functions, child])
  return engine
}
const isIn = (eventId: string, status: string) =>
  until(async () => (await runsOf(eventId))[0]?.status === status)
const each = <T>(count: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)))

describe("after an outage, what had come before a time ran out goes before its running out", () => {
  it.each([
    ["alone in the outbox", 0],
    ["behind many others", 1_500],
  ])("%s", async (name, others) => {
    sent.length = 0
    await start()
    const booked = await each(10, (n) => emitRaw("booked", { key: `${name} ${n}` }))
    const asked = await each(10, (n) => emitRaw("asked", { key: `${name} ${n}` }))
    const kept = await emitRaw("booked", { key: "kept" })
    const unheard = await emitRaw("asked", { key: "unheard" })
    for (const id of [...booked, ...asked, kept, unheard]) await isIn(id, "sleeping")
    await engine?.stop()

    await enginePool().query(
      "insert into engine.event (id, name, data) select $1 || n, 'heard by nobody', '{}' from generate_series(1, $2::int) n",
      [name, others],
    )
    await each(10, (n) => emitRaw("called-off", { key: `${name} ${n}` }))
    await each(10, (n) => emitRaw("replied", { key: `${name} ${n}`, ok: true }))
    setClock("+3700")
    await start()

    const ends = async (ids: string[]) => (await Promise.all(ids.map((id) => ended(id)))).flat()
    expect((await ends(booked)).map((run) => run.status)).toEqual(booked.map(() => "cancelled"))
    expect((await ends(asked)).map((run) => run.output)).toEqual(asked.map((_, n) => `${name} ${n}`))
    // What nobody called off or answered goes on.
    expect((await ended(unheard))[0]?.output).toBe("nothing came")
    expect((await ended(kept))[0]?.status).toBe("completed")
    expect(sent).toEqual(["kept"])
  })

  it("one that nothing can be made of holds up no sleep", async () => {
    await start()
    const booked = await emitRaw("booked", { key: "sturdy" })
    await isIn(booked, "sleeping")
    await engine?.stop()
    await enginePool().query(
      `insert into engine.event (id, name, data) values ('odd', 'called-off', '[1]'),
         ('no clinic', 'called-off', '{"clinicId":"nowhere","key":"x"}')`,
    )
    setClock("+3700")
    await start()
    expect((await ended(booked))[0]?.status).toBe("completed")
  })

  it("a run that was called off before it is tried again is not tried again", async () => {
    await start()
    const tried = await emitRaw("tried", { key: "again" })
    await until(async () => seen.length === 1)
    await engine?.stop()
    await emitRaw("called-off", { key: "again" })
    await enginePool().query("update engine.job set run_at = now() - interval '1 minute'")
    await start()
    expect((await ended(tried))[0]?.status).toBe("cancelled")
    expect(seen).toEqual(["again"])
  })
})

describe("a wait and an event that is told before it and committed after it", () => {
  const waits = (eventId: string) =>
    until(async () => {
      const { rowCount } = await enginePool().query(
        "select from engine.wait join engine.run on run.id = run_id where run.event_id = $1 and not fresh",
        [eventId],
      )
      return rowCount === 1
    })

  it.each(["handed on afterwards", "handed on before the wait could be seen"])("%s", async (how) => {
    await start()
    const late = await enginePool().connect()
    await late.query("begin")
    await late.query("insert into engine.event (id, name, data, fanned_at) values ($1, 'replied', $2, $3)", [
      how,
      JSON.stringify({ key: how, ok: true }),
      how === "handed on afterwards" ? null : new Date(),
    ])
    const asked = await emitRaw("asked", { key: how })
    await waits(asked)
    if (how !== "handed on afterwards")
      await enginePool().query("update engine.wait set fresh = true where event_name = 'replied'")
    await late.query("commit")
    late.release()
    engine?.wake()
    await ended(await emitRaw("other"))
    if (how !== "handed on afterwards") await waits(await emitRaw("asked", { key: "another" }))
    expect((await ended(asked))[0]?.output).toBe(how)
  })

  it("what was committed before it began is not for it", async () => {
    await start()
    await ended(await emitRaw("other"))
    await emitRaw("replied", { key: "early", ok: true })
    const asked = await emitRaw("asked", { key: "early" })
    await waits(asked)
    await ended(await emitRaw("other"))
    expect((await runsOf(asked))[0]?.status).toBe("sleeping")
  })
})

describe("a wait that nobody has looked after", () => {
  it("is looked after by the next beat, though nothing else moves", async () => {
    engine = await testEngine(lab, [...functions, child], { leaseMs: 1_000 })
    const asked = await emitRaw("asked", { key: "left" })
    await isIn(asked, "sleeping")
    await until(async () => (await enginePool().query("select from engine.wait where fresh")).rowCount === 0)
    await enginePool().query("update engine.wait set fresh = true, created_at = now() - interval '10 s'")
    await enginePool().query(
      `insert into engine.event (id, name, data, fanned_at) values ('left', 'replied', '{"key":"left","ok":true}', now())`,
    )
    expect((await ended(asked))[0]?.output).toBe("left")
  })

  it("is looked after although the database was lost just after it was written", async () => {
    const pool = enginePool()
    let cuts = 0
    const cut = Object.assign(Object.create(pool), {
      async query(asked: { name?: string; values?: unknown[] }, values?: unknown[]) {
        const answer = await pool.query(asked as never, values as never)
        const isWait = JSON.stringify(asked.values ?? []).includes('"replied"')
        if (asked.name !== "engine_settle" || !isWait || cuts > 0) return answer
        cuts++
        throw Object.assign(new Error("Connection terminated unexpectedly"), { code: "ECONNRESET" })
      },
    }) as typeof pool
    // No beat and no start comes to its help.
    engine = await testEngine(lab, [...functions, child], { pool: cut, leaseMs: 240_000 })
    const asked = await emitRaw("asked", { key: "cut" })
    await isIn(asked, "sleeping")
    expect(cuts).toBe(1)
    await until(async () => (await enginePool().query("select from engine.wait where fresh")).rowCount === 0)
  })
})
