import { adoptBackup } from "@/lib/backups/adopt"
import { backupKeys } from "@/lib/backups/keys"
import { idIn, type Store } from "@/lib/backups/store"
import { readUnknown } from "@/lib/backups/unknown"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { MINUTE_MS, now, nowMs } from "@/lib/time"

/** Each is read to its end. What is not come to in this time is come to the next time. */
const FOR_MS = 5 * MINUTE_MS

/** Puts the copies on record that lie in the store and that no row tells of, newest first; how many there were. */
export async function findUnknown(ctx: Ctx, store: Store, only?: string): Promise<number> {
  const places = (await store.list()).flatMap(({ place }) => {
    const id = idIn(place)
    return id && (!only || place === only) ? [{ id, place }] : []
  })
  const known = await inClinic(ctx.clinicId, (tx) =>
    tx.backup.findMany({
      where: { id: { in: places.map(({ id }) => id) } },
      select: { id: true, status: true, because: true, keyId: true, deletedAt: true },
    }),
  )
  const keys = new Set(backupKeys().map(({ id }) => id))
  const rows = new Map(known.map((row) => [row.id, row]))
  const isUnknown = ({ id }: { id: string }) => {
    const row = rows.get(id)
    if (!row) return true
    if (row.deletedAt) return false
    if (row.status === "unreadable") return row.because?.startsWith("no_key") && keys.has(row.keyId ?? "")
    return row.status === "failed" && row.because === "left"
  }
  const untilMs = nowMs() + FOR_MS
  let found = 0
  for (const { place } of places.filter(isUnknown)) {
    if (nowMs() > untilMs) break
    const copy = await readUnknown(store, place)
    if (copy && (await adoptBackup({ ...ctx, now: now() }, { ...copy, isProven: only === place })).isNew)
      found++
  }
  return found
}
