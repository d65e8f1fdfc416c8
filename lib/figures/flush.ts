import { platformPool } from "@/lib/db"
import { callRow } from "@/lib/figures/calls"
import { held, splitKey } from "@/lib/figures/count"
import { newId } from "@/lib/ids"
import { log } from "@/lib/log"
import { SECOND_MS } from "@/lib/time"

const EVERY_MS = 10 * SECOND_MS
const instance = newId()

// In one order, so that two processes never wait for one another's row.
const ADD = `
  insert into engine.counter as held (name, labels, value)
  select name, labels, value from json_to_recordset($1::json) as row (name text, labels text, value double precision)
  order by name, labels
  on conflict (name, labels) do update set value = held.value + excluded.value`

const ADD_HTTP = `
  insert into engine.http_stat as held (minute, instance, requests, errors, durations)
  select to_timestamp(row.minute * 60), $2, requests, errors, durations
  from json_to_recordset($1::json) as row (minute bigint, requests bigint, errors bigint, durations bigint[])
  on conflict (minute, instance) do update set
    requests = held.requests + excluded.requests, errors = held.errors + excluded.errors,
    durations = engine.add_counts(held.durations, excluded.durations)`

const ADD_CALLS = `
  insert into engine.call_stat as held (minute, instance, partner, connection_id, calls, failed)
  select to_timestamp(row.minute * 60), $2, partner, connection, sum(calls), sum(failed)
  from json_to_recordset($1::json)
    as row (minute bigint, partner text, connection uuid, calls bigint, failed bigint)
  group by row.minute, partner, connection
  on conflict (minute, instance, partner, connection_id) do update set
    calls = held.calls + excluded.calls, failed = held.failed + excluded.failed`

/** Adds what was counted since the last time; what cannot be added is kept for the next. */
export async function flushFigures(): Promise<void> {
  await given(held.lasting, (counted) => {
    const rows = counted.map(([key, value]) => ({ ...splitKey(key), value }))
    return platformPool().query(ADD, [JSON.stringify(rows)])
  })
  await given(held.http, (minutes) => {
    const rows = minutes.map(([minute, one]) => ({
      minute,
      requests: one.requests,
      errors: one.errors,
      durations: `{${one.durations.join()}}`,
    }))
    return platformPool().query(ADD_HTTP, [JSON.stringify(rows), instance])
  })
  await given(held.calls, (counted) =>
    platformPool().query(ADD_CALLS, [JSON.stringify(counted.map(callRow)), instance]),
  )
}

async function given<K, V>(counts: Map<K, V>, write: (taken: [K, V][]) => Promise<unknown>): Promise<void> {
  const taken = [...counts]
  if (taken.length === 0) return
  counts.clear()
  try {
    await write(taken)
  } catch (error) {
    for (const [key, value] of taken) counts.set(key, merged(counts.get(key), value))
    throw error
  }
}

/** What was counted meanwhile stays counted. */
function merged<V>(one: V | undefined, other: V): V {
  if (one === undefined) return other
  if (typeof one === "number" && typeof other === "number") return (one + other) as V
  const [a, b] = [one, other] as unknown as { requests: number; errors: number; durations: number[] }[]
  if (!a || !b) return other
  return {
    requests: a.requests + b.requests,
    errors: a.errors + b.errors,
    durations: a.durations.map((value, nth) => value + (b.durations[nth] ?? 0)),
  } as V
}

/** Every few seconds until stopped, and once more then. */
export function startFigures(everyMs = EVERY_MS): { stop(): Promise<void> } {
  let flushing = Promise.resolve()
  const flush = () => {
    flushing = flushing.then(flushFigures).catch((error) => log.debug("figures.flush_failed", { error }))
    return flushing
  }
  const timer = setInterval(flush, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await flush()
    },
  }
}
