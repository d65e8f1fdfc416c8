import { findUnknown } from "@/lib/backups/find-unknown"
import { noteRestored } from "@/lib/backups/note-restored"
import { ownStore } from "@/lib/backups/own-store"
import { settleBackups } from "@/lib/backups/settle"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { platformCtx } from "@/lib/platform"
import { pauseSending } from "@/lib/sending/pause-all"

const WHY = "The database was restored from a backup: look what went out since, then resume."

/**
 * What a restored database must know of itself: that it is one, which copy it came from and that this one was brought
 * back; and that nothing goes out to patients until somebody has looked, because what was sent since would be sent again.
 */
export async function settleRestored(given: { backupId: string; of: string; place: string }) {
  try {
    const ctx = await platformCtx("npm run restore")
    const { backupId, of, place } = given
    await noteRestored(ctx, { backupId, of })
    const store = await settleStore(ctx, place).catch((error: Error) => error.message)
    const clinics = await platformDb().clinic.findMany({ where: { active: true } })
    let paused = 0
    for (const { id, slug, name, timeZone } of clinics) {
      const own = systemCtx(id, { slug, name, timeZone }, "npm run restore")
      const standing = await inClinic(id, (tx) => tx.sendingPause.findFirst({ where: { endedAt: null } }))
      if (standing) continue
      await pauseSending(own, { reason: WHY })
      paused++
    }
    return { paused, store }
  } finally {
    await closeDb()
  }
}

/** Why the store could not be looked at, or null. Nothing of it is removed. */
async function settleStore(ctx: Ctx, place: string): Promise<null> {
  const store = ownStore()
  const there = new Set((await store.list()).map((one) => one.place))
  if (there.has(place)) await findUnknown(ctx, store, place)
  // What the rule took away since is no loss to be told of at night.
  const rows = await inClinic(ctx.clinicId, (tx) =>
    tx.backup.findMany({ where: { status: "done", deletedAt: null }, select: { id: true, place: true } }),
  )
  const removed = rows.filter((row) => !there.has(row.place)).map(({ id }) => id)
  // An empty store is rather the wrong one.
  if (there.size > 0 && removed.length > 0)
    await settleBackups(ctx, { kept: [], removed: removed.slice(0, 500), lost: [], found: [] })
  return null
}
