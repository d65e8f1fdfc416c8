import { finishBackup } from "@/lib/backups/finish"
import { whileHeld } from "@/lib/backups/held"
import { ownStore } from "@/lib/backups/own-store"
import type { Store } from "@/lib/backups/store"
import { takeCopy } from "@/lib/backups/take"
import { tellBackupTrouble } from "@/lib/backups/tell"
import { keptTrouble } from "@/lib/backups/trouble"
import type { Ctx } from "@/lib/ctx"
import { absent, inClinic } from "@/lib/db"
import { log } from "@/lib/log"
import { now } from "@/lib/time"

export type BackupOutcome = { status: "done" | "failed"; because: string | null }

type Given = { id: string; store?: Store }

/**
 * Makes the copy that was begun, and says how it went. Run again after a crash it makes it anew, in the same place; run
 * twice at once, the second waits and says what the first did.
 */
export const runBackup = (ctx: Ctx, given: Given): Promise<BackupOutcome> =>
  whileHeld("backup", () => make(ctx, given))

async function make(ctx: Ctx, { id, store = ownStore() }: Given): Promise<BackupOutcome> {
  const row = (await inClinic(ctx.clinicId, (tx) => tx.backup.findUnique({ where: { id } }))) ?? absent()
  if (row.status !== "running")
    return row.status === "failed"
      ? { status: "failed", because: row.because }
      : { status: "done", because: null }
  try {
    const { manifest, sum, ...rest } = await takeCopy({ id, at: row.startedAt, place: row.place, store })
    const { counts, newestAt, auditSeq, auditHash } = sum
    const { method, serverVersion, migration } = manifest
    await finishBackup(
      { ...ctx, now: now() },
      {
        outcome: "done",
        id,
        method,
        serverVersion,
        migration,
        counts,
        newestAt,
        auditSeq,
        auditHash,
        ...rest,
      },
    )
    return { status: "done", because: null }
  } catch (error) {
    const because = keptTrouble(error)
    log.error("backup.failed", { backupId: id, because, error })
    await finishBackup({ ...ctx, now: now() }, { outcome: "failed", id, because })
    await tellQuietly(ctx, "backup_failed", id)
    return { status: "failed", because }
  }
}

/** That a notice could not be written changes nothing of what it was to tell. */
export async function tellQuietly(
  ctx: Ctx,
  what: "backup_failed" | "backup_lost" | "drill_failed",
  id: string,
): Promise<void> {
  try {
    await tellBackupTrouble({ ...ctx, now: now() }, { what, id })
  } catch (error) {
    log.error("backup.notice_failed", { what, id, error })
  }
}
