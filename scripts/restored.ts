import { noteRestored } from "@/lib/backups/note-restored"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { platformCtx } from "@/lib/platform"
import { pauseSending } from "@/lib/sending/pause-all"

const WHY = "The database was restored from a backup: look what went out since, then resume."

/**
 * What a restored database must know of itself: that it is one, so that the copy it came from is no longer "being made";
 * and that nothing goes out to patients until somebody has looked, because what was sent since would be sent again.
 */
export async function settleRestored(given: { backupId: string; of: string }): Promise<{ paused: number }> {
  try {
    const ctx = await platformCtx("npm run restore")
    await noteRestored(ctx, given)
    const clinics = await platformDb().clinic.findMany({ where: { active: true } })
    let paused = 0
    for (const { id, slug, name, timeZone } of clinics) {
      const own = systemCtx(id, { slug, name, timeZone }, "npm run restore")
      const standing = await inClinic(id, (tx) => tx.sendingPause.findFirst({ where: { endedAt: null } }))
      if (standing) continue
      await pauseSending(own, { reason: WHY })
      paused++
    }
    return { paused }
  } finally {
    await closeDb()
  }
}
