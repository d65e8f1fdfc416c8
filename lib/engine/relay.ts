import type pg from "pg"
import { log } from "@/lib/log"
import { listen } from "./listen"

type Row = { id: string; name: string; data: string; isOurs: boolean }

const BATCH = 100
const POLL_MS = 1_000

/**
 * Server mode: hands the outbox to a real server, row by row, with the row's id as the event's id, so that a second
 * delivery is no second event there. A row is marked after the server took it. What the embedded engine left for
 * itself (ticks, failures, reruns for one function) is not handed on: the server has its own of each, and would start
 * every function of a rerun's event.
 */
export function startRelay(given: {
  pool: pg.Pool
  listenClient(): pg.Client
  send(event: { id: string; name: string; data: Record<string, unknown> }): Promise<unknown>
}): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let relaying: Promise<void> | undefined
  let again = false

  async function relay(): Promise<number> {
    const client = await given.pool.connect()
    try {
      await client.query("begin")
      const { rows } = await client.query<Row>(
        `select id, name, data::text as data, only_function is not null or name like 'inngest/%' as "isOurs"
         from engine.event where fanned_at is null
         order by created_at limit $1 for update skip locked`,
        [BATCH],
      )
      for (const { isOurs, data, ...row } of rows) {
        if (isOurs) log.warn("engine.relay_left_out", { eventId: row.id, name: row.name })
        else await given.send({ ...row, data: JSON.parse(data) })
      }
      await client.query("update engine.event set fanned_at = clock_timestamp() where id = any ($1)", [
        rows.map((row) => row.id),
      ])
      await client.query("commit")
      return rows.length
    } catch (error) {
      await client.query("rollback").catch(() => {})
      throw error
    } finally {
      client.release()
    }
  }

  function look(): void {
    again = true
    if (relaying || stopped) return
    clearTimeout(timer)
    again = false
    let full = false
    relaying = relay()
      .then((count) => {
        full = count === BATCH
      })
      .catch((error) => log.warn("engine.relay_failed", { error }))
      .finally(() => {
        relaying = undefined
        if (!stopped) timer = setTimeout(look, full || again ? 0 : POLL_MS)
      })
  }

  const listener = listen(given.listenClient, "engine_wake", look)
  look()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await listener.stop()
      await relaying
    },
  }
}
