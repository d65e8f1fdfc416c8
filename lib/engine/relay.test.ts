import { afterAll, expect, it } from "vitest"
import { closeDb, enginePool, listenClient } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, until } from "@/lib/testing/engine"
import { startRelay } from "./relay"

await testDatabase()
afterAll(closeDb)

const left = async () =>
  (await enginePool().query("select 1 from engine.event where fanned_at is null")).rowCount

it("hands the outbox to the server with its own ids, again where an answer was lost", async () => {
  const sent: { id: string; name: string; data: Record<string, unknown> }[] = []
  let failing = true
  const ids = [await emitRaw("said", { n: 1 }), await emitRaw("said", { n: 2 })]
  const relay = startRelay({
    pool: enginePool(),
    listenClient: () => listenClient("relay"),
    async send(event) {
      sent.push(event)
      if (failing && sent.length === 2) throw new Error("the answer was lost")
    },
  })
  await until(async () => sent.length >= 2)
  failing = false
  await until(async () => (await left()) === 0)
  const third = await emitRaw("said", { n: 3 })
  await until(async () => (await left()) === 0)
  await relay.stop()
  expect(sent.map((event) => event.id)).toEqual([...ids, ...ids, third])
  expect(sent.at(-1)).toEqual({ id: third, name: "said", data: { n: 3 } })
})

it("keeps to itself what the embedded engine left for itself", async () => {
  const sent: string[] = []
  await emitRaw("inngest/function.failed", { run_id: "r" })
  const rerun = await emitRaw("said", { n: 4 })
  await enginePool().query("update engine.event set only_function = 'one' where id = $1", [rerun])
  const told = await emitRaw("said", { n: 5 })
  const relay = startRelay({
    pool: enginePool(),
    listenClient: () => listenClient("relay"),
    send: async (event) => void sent.push(event.id),
  })
  await until(async () => (await left()) === 0)
  await relay.stop()
  expect(sent).toEqual([told])
})
