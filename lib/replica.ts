import { replicaDb, type Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { toAppError } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { log } from "@/lib/log"
import { now, nowMs, SECOND_MS } from "@/lib/time"

/** Further behind than this, nobody is shown what it says. */
export const MOST_BEHIND_MS = 30 * SECOND_MS
const LOOKED_FOR_MS = 5 * SECOND_MS
const LEFT_ALONE_MS = 30 * SECOND_MS

// Next bundles routes apart: they share it.
const holder = globalThis as { __roundsReplica?: { url: string; isNear: boolean; until: number } }

/**
 * For reading what may be half a minute old, such as reports: on the replica where there is one and it is near enough,
 * otherwise (and when it fails) in the caller's own transaction. `work` writes nothing and may be done twice.
 */
export async function onReplica<T>(
  clinicId: string,
  own: Tx,
  work: (tx: Tx, isReplica: boolean) => Promise<T>,
): Promise<T> {
  const url = env().DATABASE_READ_REPLICA_URL
  if (!url || !isId(clinicId) || !(await isNear(url))) return work(own, false)
  try {
    return await replicaDb().$transaction(async (tx) => {
      await tx.$queryRaw`select set_config('app.clinic_id', ${clinicId}, true), set_config('app.now', ${now().toISOString()}, true)`
      return work(tx, true)
    })
  } catch (error) {
    // Gone, or a vacuum of the primary took away what was being read.
    if (toAppError(error).code !== "unavailable") throw error
    leaveAlone(url, error)
    return work(own, false)
  }
}

/** What was received is replayed, or was so lately. A server that is no standby is never behind. */
const BEHIND = `select case when not pg_is_in_recovery() or pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
  else coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000, 1e9) end::float8 as ms,
  not pg_is_in_recovery() or exists (select from pg_stat_wal_receiver) as "isFed"`

async function isNear(url: string): Promise<boolean> {
  const known = holder.__roundsReplica
  if (known?.url === url && nowMs() < known.until) return known.isNear
  try {
    const [row] = await replicaDb().$queryRawUnsafe<{ ms: number; isFed: boolean }[]>(BEHIND)
    const near = row?.isFed === true && row.ms <= MOST_BEHIND_MS
    if (!near) log.warn("replica.behind", { behindMs: row?.ms, isFed: row?.isFed })
    holder.__roundsReplica = { url, isNear: near, until: nowMs() + LOOKED_FOR_MS }
    return near
  } catch (error) {
    leaveAlone(url, error)
    return false
  }
}

function leaveAlone(url: string, error: unknown): void {
  log.warn("replica.left_alone", { error })
  holder.__roundsReplica = { url, isNear: false, until: nowMs() + LEFT_ALONE_MS }
}

/** For tests: looks anew at the next read. */
export const forgetReplica = (): void => {
  holder.__roundsReplica = undefined
}
