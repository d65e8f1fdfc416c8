import { afterAll, beforeEach, expect, it } from "vitest"
import { CountedClient, closeDb, platformPool } from "@/lib/db"
import { held } from "@/lib/figures/count"
import { flushFigures } from "@/lib/figures/flush"
import { rollUp } from "@/lib/figures/roll-up"
import { newId } from "@/lib/ids"
import { partnerCall } from "@/lib/outbound/figures"
import type { CallOutcome } from "@/lib/providers/outcome"
import { testDatabase } from "@/lib/testing/db"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  held.lasting.clear()
  held.own.clear()
  held.calls.clear()
  await db.owner.query("truncate engine.counter, engine.call_stat")
})

const rows = async () => {
  await flushFigures()
  const { rows } = await db.owner.query(
    `select partner, connection_id as connection, sum(calls)::int as calls, sum(failed)::int as failed
     from engine.call_stat group by 1, 2 order by 1, 2`,
  )
  return rows
}
const DONE: CallOutcome = { did: "done", externalId: null }
const TOKEN: CallOutcome = { did: "refused", reason: "token", retry: false }

it("keeps each partner's calls and failures by connection, added up over flushes", async () => {
  const one = newId()
  const call = (outcome: CallOutcome) => partnerCall(`whatsapp ${one}`, "POST", async () => outcome)
  await call(DONE)
  await call(TOKEN)
  expect(await rows()).toEqual([{ partner: "whatsapp", connection: one, calls: 2, failed: 1 }])
  await call(TOKEN)
  await partnerCall("hubspot demo", "GET", async () => DONE)
  await partnerCall("push fcm.example", "POST", async () => DONE)
  await expect(
    partnerCall(`openai ${one}`, "POST", async () => Promise.reject(new Error("no"))),
  ).rejects.toThrow("no")
  expect(await rows()).toEqual([
    { partner: "hubspot", connection: null, calls: 1, failed: 0 },
    { partner: "openai", connection: one, calls: 1, failed: 1 },
    { partner: "other", connection: null, calls: 1, failed: 0 },
    { partner: "whatsapp", connection: one, calls: 3, failed: 2 },
  ])
  const { rows: counted } = await db.owner.query(
    `select labels, value from engine.counter where name = 'rounds_provider_failures_total' order by labels`,
  )
  expect(counted).toEqual([
    { labels: 'provider="openai"', value: 1 },
    { labels: 'provider="whatsapp"', value: 2 },
  ])
})

it("waits for the database where that is away, and is gone after a day", async () => {
  await partnerCall("hubspot demo", "GET", async () => DONE)
  await db.owner.query("alter table engine.call_stat rename to hidden")
  await expect(flushFigures()).rejects.toThrow()
  await partnerCall("hubspot demo", "GET", async () => DONE)
  await db.owner.query("alter table engine.hidden rename to call_stat")
  expect(await rows()).toEqual([{ partner: "hubspot", connection: null, calls: 2, failed: 0 }])
  await db.owner.query("update engine.call_stat set minute = minute - interval '25 hours'")
  await rollUp()
  expect(await rows()).toEqual([])
})

it("counts a connection to the database that cannot be had, and one that breaks off", async () => {
  const nowhere = { host: "127.0.0.1", port: 9, connectionTimeoutMillis: 1_000 }
  await expect(new CountedClient(nowhere).connect()).rejects.toThrow()
  await new Promise((resolve) => new CountedClient(nowhere).connect(resolve))
  expect(held.own.get("rounds_database_connection_errors_total ")).toBe(2)
  const client = await platformPool().connect()
  const broke = new Promise((resolve) => client.once("error", resolve))
  const { rows: found } = await client.query<{ pid: number }>("select pg_backend_pid() as pid")
  await db.owner.query("select pg_terminate_backend($1)", [found[0]?.pid])
  await broke
  client.release(true)
  expect(held.own.get("rounds_database_connection_errors_total ")).toBe(3)
  expect(await rows()).toEqual([{ partner: "database", connection: null, calls: 3, failed: 3 }])
})
