import { Cron } from "croner"
import type pg from "pg"
import { log } from "@/lib/log"
import type { EngineFunction } from "./types"

/** `TZ=Europe/Bucharest 0 9 * * *`: UTC where no zone is named. */
function schedule(expression: string): Cron {
  const [, zone = "UTC", pattern = expression] = /^TZ=(\S+)\s+(.+)$/.exec(expression) ?? []
  return new Cron(pattern, { timezone: zone, paused: true })
}

/** Throws when it is no schedule. */
export function assertSchedule(expression: string): void {
  if (!nextTick(expression, new Date(0))) throw new Error("never due")
}

/** The first tick after `from`; undefined when there is none. */
export function nextTick(expression: string, from: Date): Date | undefined {
  return schedule(expression).nextRun(from) ?? undefined
}

/**
 * Writes the schedules of these functions and removes those of functions gone. A tick missed while nothing ran stays
 * due, and fires once; one that a shifted clock left far ahead is brought back.
 */
export async function syncSchedules(
  pool: pg.Pool,
  functions: Iterable<EngineFunction>,
  productNow: Date,
): Promise<void> {
  const rows = [...functions]
    .flatMap((fn) =>
      fn.schedules.map((expression) => ({
        id: `${fn.id} ${expression}`,
        functionId: fn.id,
        expression,
        nextAt: nextTick(expression, productNow),
      })),
    )
    .filter((row) => row.nextAt)
  await pool.query("delete from engine.cron where id <> all ($1::text[])", [rows.map((row) => row.id)])
  for (const row of rows) {
    await pool.query(
      `insert into engine.cron as held (id, function_id, schedule, next_at) values ($1, $2, $3, $4)
       on conflict (id) do update set next_at = least(held.next_at, excluded.next_at)`,
      [row.id, row.functionId, row.expression, row.nextAt],
    )
  }
}

type DueRow = { id: string; functionId: string; schedule: string; nextAt: Date }

/** Fires what is due at product time; the row's lock elects one worker, the event's id holds the tick. */
export async function fireDue(pool: pg.Pool, productNow: Date): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query("begin")
    const { rows } = await client.query<DueRow>(
      `select id, function_id as "functionId", schedule, next_at as "nextAt" from engine.cron
       where next_at <= $1 for update skip locked`,
      [productNow],
    )
    for (const row of rows) await fire(client, row, productNow)
    await client.query("commit")
    return rows.length
  } catch (error) {
    await client.query("rollback").catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function fire(client: pg.PoolClient, row: DueRow, productNow: Date): Promise<void> {
  const next = tickAfter(row, productNow)
  const tick = row.nextAt.toISOString()
  const eventId = `cron:${row.id}:${tick}`
  const data = { cron: row.schedule, fireAt: tick, scheduledAt: tick, firedAt: productNow.toISOString() }
  await client.query(
    `insert into engine.event (id, name, data, only_function) values ($1, 'inngest/scheduled.timer', $2, $3)
     on conflict (id) do nothing`,
    [eventId, JSON.stringify(data), row.functionId],
  )
  if (!next) await client.query("delete from engine.cron where id = $1", [row.id])
  else
    await client.query(
      "update engine.cron set next_at = $2, last_at = $3, last_event_id = $4 where id = $1",
      [row.id, next, row.nextAt, eventId],
    )
}

/** Undefined for one that is over, or that another release wrote and this one cannot read: neither stops the others. */
function tickAfter(row: DueRow, productNow: Date): Date | undefined {
  try {
    return nextTick(row.schedule, productNow)
  } catch (error) {
    log.error("engine.schedule_unreadable", { functionId: row.functionId, schedule: row.schedule, error })
    return undefined
  }
}
