import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, enginePool, listenClient } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, until } from "@/lib/testing/engine"
import { startInngestServer } from "@/lib/testing/inngest-server"
import { type Relay, startRelay } from "./relay"
import { createServerApi } from "./server-api"

const db = await testDatabase()
const server = await startInngestServer()
const api = createServerApi({ baseUrl: server.url, eventKey: server.eventKey, signingKey: server.signingKey })
afterAll(async () => {
  await closeDb()
  await server.close()
})
beforeEach(() => {
  server.events.length = 0
  server.requests.length = 0
  server.breakWith(undefined)
})

const relayed = (given: Partial<Parameters<typeof startRelay>[0]> = {}): Relay =>
  startRelay({
    pool: enginePool(),
    listenClient: () => listenClient("relay"),
    server: api,
    pollMs: 50,
    ...given,
  })

const waiting = async (): Promise<string[]> =>
  (await db.owner.query("select id from engine.event where fanned_at is null order by created_at")).rows.map(
    (row) => row.id,
  )
const allGone = () => until(async () => (await waiting()).length === 0)
const said = () => server.events.map((event) => event.id)
const sends = () => server.requests.filter((one) => one.path.startsWith("/e/"))

describe("F11 the way from the outbox to a server", () => {
  it("hands many events over in one request, by their own ids, in their order", async () => {
    const ids: string[] = []
    for (let n = 0; n < 7; n++) ids.push(await emitRaw("said", { n }))
    const relay = relayed()
    await allGone()
    const later = await emitRaw("said", { n: 7 })
    await allGone()
    await relay.stop()
    expect(said()).toEqual([...ids, later])
    expect(server.events[2]).toMatchObject({ id: ids[2], name: "said", data: { n: 2 } })
    expect(sends().map((one) => one.count)).toEqual([7, 1])
    expect(relay.state()).toMatchObject({ lastEventId: later, away: null })
  })

  it("sends again what a lost answer left unmarked, and starts nothing twice by it", async () => {
    let lost = true
    const id = await emitRaw("said", {})
    const relay = relayed({
      server: {
        ...api,
        async send(events) {
          const answer = await api.send(events)
          if (!lost) return answer
          lost = false
          return { said: "away", code: "timeout" }
        },
      },
    })
    await allGone()
    await relay.stop()
    expect(sends()).toHaveLength(2)
    expect(said()).toEqual([id])
  })

  it("does not let one row that the server refuses hold up the others", async () => {
    const good = [await emitRaw("said", { n: 1 })]
    const bad = newId()
    await db.owner.query("insert into engine.event (id, name, data) values ($1, 'said', '[1]')", [bad])
    for (let n = 2; n < 6; n++) good.push(await emitRaw("said", { n }))
    const relay = relayed()
    await until(async () => (await waiting()).join() === bad)
    const after = await emitRaw("said", { n: 6 })
    await until(async () => said().includes(after))
    await relay.stop()
    expect(said().sort()).toEqual([...good, after].sort())
    const { rows } = await db.owner.query(
      "select relay_error, relay_tries, relay_until > clock_timestamp() as waits from engine.event where id = $1",
      [bad],
    )
    expect(rows[0]).toMatchObject({ relay_error: "http_400", relay_tries: 1, waits: true })
    await db.owner.query("delete from engine.event where id = $1", [bad])
  })

  it("waits for a server that is away, or does not take our key, and blames no row", async () => {
    const seen: (string | null)[] = []
    for (const status of [503, 401]) {
      server.breakWith(({ path }) => (path.startsWith("/e/") ? status : undefined))
      const id = await emitRaw("said", {})
      const relay = relayed()
      await until(async () => relay.state().away !== null)
      seen.push(relay.state().away)
      expect(await waiting()).toEqual([id])
      server.breakWith(undefined)
      await allGone()
      expect(relay.state().away).toBeNull()
      await relay.stop()
      const { rows } = await db.owner.query("select relay_tries from engine.event where id = $1", [id])
      expect(rows[0].relay_tries).toBe(0)
    }
    expect(seen).toEqual(["http_503", "http_401"])
  })

  it("holds no lock and no transaction while the network is waited for", async () => {
    const id = await emitRaw("said", {})
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let asked = false
    const relay = relayed({
      server: {
        ...api,
        async send(events) {
          asked = true
          await held
          return api.send(events)
        },
      },
    })
    await until(async () => asked)
    const open = await db.owner.query(
      "select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
    )
    await db.owner.query("select id from engine.event where id = $1 for update nowait", [id])
    // Another worker does not take what this one holds the lease of.
    const other = relayed()
    await emitRaw("said", {})
    await until(async () => (await waiting()).join() === id)
    await other.stop()
    release()
    await allGone()
    await relay.stop()
    expect(open.rowCount).toBe(0)
    expect(said()).toHaveLength(2)
  })

  it("takes up what a worker that died had taken, once its lease is over", async () => {
    const id = await emitRaw("said", {})
    await db.owner.query(
      "update engine.event set relay_until = clock_timestamp() + interval '300 ms' where id = $1",
      [id],
    )
    const relay = relayed()
    await allGone()
    await relay.stop()
    expect(said()).toEqual([id])
  })

  it("keeps what the embedded engine tells itself; names the function where an event is for one alone", async () => {
    const own = await emitRaw("inngest/function.failed", { run_id: "r" })
    const clinicId = newId()
    const [first, action] = [newId(), newId()]
    const rerun = await emitRaw("said", { clinicId, n: 4 })
    await db.owner.query(
      `update engine.event set only_function = 'one', rerun_of = $2, rerun_from = '', rerun_action = $3 where id = $1`,
      [rerun, first, action],
    )
    const due = await emitRaw(
      "schedule/due",
      { scheduleId: "seal-audit" },
      "schedule:seal-audit:platform:2026-01-01",
    )
    await db.owner.query("update engine.event set only_function = 'seal-audit' where id = $1", [due])
    const relay = relayed()
    await until(async () => said().length === 2)
    await relay.stop()
    expect(await waiting()).toEqual([own])
    expect(server.events).toMatchObject([
      {
        id: rerun,
        name: "rounds/function.rerun",
        data: {
          clinicId,
          functionId: "one",
          event: { name: "said", data: { clinicId, n: 4 } },
          rerunOf: first,
          rerunFrom: "",
          rerunAction: action,
        },
      },
      { id: due, name: "schedule/due", data: { scheduleId: "seal-audit" } },
    ])
  })
})
