import type { ClientBase } from "pg"
import type { Ctx } from "@/lib/ctx"
import { holdPool } from "@/lib/db"
import { AppError } from "@/lib/errors"
import { log } from "@/lib/log"

const AGAIN_SECONDS = 15

/**
 * Runs `work` while two locks are held by a connection of their own: the effect's, so that no other attempt at it is under
 * way, and the patient's, shared, for which whoever takes an agreement back waits (migration 0022). The locks end with the
 * connection, so a killed or frozen process lets go of them. Throws `unavailable` while another attempt is under way.
 */
export async function whileHeld<T>(
  ctx: Ctx,
  { key, patientId }: { key: string; patientId?: string | null },
  work: () => Promise<T>,
): Promise<T> {
  const client = await holdPool().connect()
  let broken: Error | undefined
  try {
    await client.query("begin")
    const { rows } = await client.query<{ mine: boolean }>(
      "select pg_try_advisory_xact_lock(hashtextextended('effect ' || $1 || ' ' || $2, 0)) as mine",
      [ctx.clinicId, key],
    )
    if (!rows[0]?.mine) throw new AppError("unavailable", { retryAfterSeconds: AGAIN_SECONDS })
    if (patientId) await holdPatient(client, patientId)
    return await work()
  } finally {
    await client.query("rollback").catch((error: Error) => {
      broken = error
      log.warn("effects.hold_lost", { clinicId: ctx.clinicId, error })
    })
    client.release(broken)
  }
}

const holdPatient = (client: ClientBase, patientId: string) =>
  client.query("select pg_advisory_xact_lock_shared(hashtextextended('sending ' || $1::text, 0))", [
    patientId,
  ])
