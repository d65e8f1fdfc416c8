/** The tick's sign of life, written in its own transaction. */
export const lastTick = `
  insert into "Heartbeat" (name, at) values ('schedules', $1) on conflict (name) do update set at = excluded.at`

/** Older than this, who should have looked every minute does not. */
export const SILENT_MS = 3 * 60_000

export type WitnessDetail = {
  /** Since when somebody has been looking, without a gap. */
  since: string
  /** Occasions up to here have been computed. */
  lookedUntil: string
  /** The patterns it knew then: another one counts from the look that first sees it. */
  known: Record<string, string>
}
