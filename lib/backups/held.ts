import type { Tx } from "@/lib/db"
import { ownerClient } from "@/lib/db"
import { MINUTE_MS } from "@/lib/time"

const SPACE = 0x524e4442
const HELD = { backup: 1, drill: 2 } as const
export type Held = keyof typeof HELD

/** Whoever holds it may be at a copy of hours; what asks is asked again by its engine. */
const WAIT_MS = 10 * MINUTE_MS

/**
 * Does the work while nobody else does it, and while everybody can see that somebody does: a lock of a connection that
 * ends with its process, however that ends. Waits for another that is at it.
 */
export async function whileHeld<T>(what: Held, work: () => Promise<T>): Promise<T> {
  const client = ownerClient(`${what} lock`)
  await client.connect()
  try {
    await client.query(
      `set statement_timeout = 0; set idle_session_timeout = 0; set lock_timeout = ${WAIT_MS}`,
    )
    await client.query("select pg_advisory_lock($1, $2)", [SPACE, HELD[what]])
    return await work()
  } finally {
    await client.end().catch(() => {})
  }
}

/** Whether some process is at it this moment. */
export async function isHeld(tx: Pick<Tx, "$queryRaw">, what: Held): Promise<boolean> {
  const rows = await tx.$queryRaw<{ pid: number }[]>`
    select pid from pg_locks where locktype = 'advisory' and objsubid = 2 and granted
      and classid = ${SPACE}::oid and objid = ${HELD[what]}::oid
      and database = (select oid from pg_database where datname = current_database()) limit 1`
  return rows.length > 0
}
