import type { ClientBase } from "pg"
import type { Ctx } from "@/lib/ctx"
import { holdPool } from "@/lib/db"
import { AppError } from "@/lib/errors"
import { log } from "@/lib/log"

const AGAIN_SECONDS = 15

/** The locks ended while they were thought to be held: the process was frozen, or cut off from the database. */
export class HoldLost extends Error {
  override readonly name = "HoldLost"
}

export type Hold = {
  /** Throws `HoldLost` unless the locks are held still. Before a call. */
  check(): Promise<void>
  /** Between two calls: whoever waits to take an agreement back goes first. Throws `HoldLost`, too. */
  giveWay(): Promise<void>
}

type Held = {
  key: string
  /** Another name under which nothing else may be under way; it is waited for. */
  beside?: string
  patientId?: string | null
  /** Of many at once. */
  patientIds?: readonly string[]
}

/**
 * Runs `work` while locks are held by a connection of their own: the effect's, so that no other attempt at it is under
 * way, and the patient's, shared, for which whoever takes an agreement back waits (migration 0022). The locks end with the
 * connection: when the process does, or when Postgres ends it because nothing was heard for as long as `holdPool` says,
 * as of a frozen one. Throws `unavailable` while another attempt is under way.
 */
export async function whileHeld<T>(
  ctx: Ctx,
  { key, beside, patientId, patientIds }: Held,
  work: (hold: Hold) => Promise<T>,
): Promise<T> {
  const client = await holdPool().connect()
  let broken: Error | undefined
  try {
    await client.query("begin")
    const { rows } = await client.query<{ mine: boolean }>(
      "select pg_try_advisory_xact_lock(hashtextextended('effect ' || $1 || ' ' || $2, 0)) as mine",
      [ctx.clinicId, key],
    )
    if (!rows[0]?.mine) throw underWay()
    if (beside) await holdBeside(client, ctx, beside)
    await client.query("savepoint patient")
    await holdPatients(client, patientId, patientIds)
    return await work({
      check: () => asked(client.query("select 1")),
      async giveWay() {
        await asked(client.query("rollback to savepoint patient"))
        await asked(holdPatients(client, patientId, patientIds))
      },
    })
  } finally {
    await client.query("rollback").catch((error: Error) => {
      broken = error
      log.warn("effects.hold_lost", { clinicId: ctx.clinicId, error })
    })
    client.release(broken)
  }
}

const underWay = () => new AppError("unavailable", { retryAfterSeconds: AGAIN_SECONDS })

async function asked(query: Promise<unknown>): Promise<void> {
  await query.catch((error: unknown) => {
    throw new HoldLost("the locks of an effect are gone", { cause: error })
  })
}

async function holdBeside(client: ClientBase, ctx: Ctx, name: string): Promise<void> {
  await client.query("set local lock_timeout = '12s'")
  await client
    .query("select pg_advisory_xact_lock(hashtextextended('beside ' || $1 || ' ' || $2, 0))", [
      ctx.clinicId,
      name,
    ])
    .catch((error: { code?: string }) => {
      throw error.code === LOCK_TIMEOUT ? underWay() : error
    })
  await client.query("set local lock_timeout = 0")
}
const LOCK_TIMEOUT = "55P03"

async function holdPatients(
  client: ClientBase,
  patientId: string | null | undefined,
  patientIds: readonly string[] = [],
): Promise<void> {
  const ids = [...new Set([...(patientId ? [patientId] : []), ...patientIds])].sort()
  if (ids.length === 0) return
  await client.query(
    "select pg_advisory_xact_lock_shared(hashtextextended('sending ' || id, 0)) from unnest($1::text[]) as id",
    [ids],
  )
}
