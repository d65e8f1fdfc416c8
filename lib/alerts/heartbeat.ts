import type { Measured } from "@/lib/alerts/measure"
import { platformPool } from "@/lib/db"

/** Who holds the figures against the thresholds: the engine's schedule, or the server when that has gone quiet. */
export type Evaluator = "engine" | "witness"
export type AlertsBeat = { at: Date; ageMs: number; by: Evaluator; readings: Measured[]; failed: string[] }

/** Without an evaluation for this long the server does it. */
export const QUIET_MS = 3 * 60_000
const APART = "45 seconds"

// Written and compared by the database's clock: whoever asks, and whatever the product takes for now.
const TAKE_TURN = `
  insert into "Heartbeat" (name, at) values ('alerts-turn', clock_timestamp())
  on conflict (name) do update set at = excluded.at
    where $2 or "Heartbeat".at < clock_timestamp() - $1::interval or "Heartbeat".at > clock_timestamp()
  returning name`

/** False: somebody has just looked. The engine goes ahead whatever the server did: it is heard again. */
export async function takeTurn(by: Evaluator): Promise<boolean> {
  const { rowCount } = await platformPool().query(TAKE_TURN, [APART, by === "engine"])
  return rowCount === 1
}

/** Says that it was evaluated, but in the clinics in which that failed, and keeps what was read for the screen. */
export async function beat(
  by: Evaluator,
  readings: readonly Measured[],
  failed: readonly string[] = [],
): Promise<void> {
  await platformPool().query(
    `insert into "Heartbeat" (name, at, detail) values ('alerts', clock_timestamp(), $1)
     on conflict (name) do update set at = excluded.at, detail = excluded.detail`,
    [JSON.stringify({ by, readings, failed })],
  )
}

/** The last evaluation; null when there was none yet. */
export async function readBeat(): Promise<AlertsBeat | null> {
  const { rows } = await platformPool().query<{
    at: Date
    ageMs: number
    detail: { by: Evaluator; readings: Measured[]; failed?: string[] } | null
  }>(
    `select at, (extract(epoch from clock_timestamp() - at) * 1000)::float8 as "ageMs", detail
     from "Heartbeat" where name = 'alerts'`,
  )
  const [row] = rows
  return row?.detail ? { at: row.at, ageMs: row.ageMs, failed: [], ...row.detail } : null
}
