import { afterAll, expect, it } from "vitest"
import { closeDb, enginePool, listenClient } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, testClient, testEngine, until } from "@/lib/testing/engine"
import { listen } from "./listen"

const { owner } = await testDatabase()
afterAll(closeDb)

const cut = () =>
  owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'rounds engine listen' and datname = current_database()`,
  )

it("F5 comes back by itself when its connection is cut, again and again, and hears", async () => {
  const heard: number[] = []
  const listener = listen(
    () => listenClient("engine"),
    "engine_wake",
    () => void heard.push(heard.length),
  )
  for (let round = 0; round < 3; round++) {
    await until(async () => listener.connected())
    expect((await cut()).rowCount).toBe(1)
    await until(async () => !listener.connected())
    await until(async () => listener.connected())
    const before = heard.length
    await enginePool().query("select pg_notify('engine_wake', '')")
    await until(async () => heard.length > before)
  }
  await listener.stop()
  await until(async () => (await cut()).rowCount === 0)
})

it("F5 an engine whose listener and pool are cut goes on, and is woken by a notice again", async () => {
  const made = testClient()
  const fn = made.client.createFunction(
    { id: "hearing", retries: 0, triggers: [{ event: "hearing" }] },
    async () => "heard",
  )
  // Ten minutes between looks: only a notice can bring it this soon.
  const engine = await testEngine(made, [fn], { pollMs: 600_000 })
  await ended(await emitRaw("hearing"))
  await owner.query(
    // Waited for: a statement sent to a connection that is on its way out would be refused.
    `select pg_terminate_backend(pid, 30000) from pg_stat_activity
     where datname = current_database() and application_name like 'rounds engine%'`,
  )
  await until(async () => {
    const { rows } = await owner.query(
      `select 1 from pg_stat_activity
       where application_name = 'rounds engine listen' and datname = current_database() and query ilike 'listen%'`,
    )
    return rows.length > 0
  })
  expect((await ended(await emitRaw("hearing")))[0]?.status).toBe("completed")
  await engine.stop()
})
