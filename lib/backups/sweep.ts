import { endLeft } from "@/lib/backups/end-left"
import { findUnknown } from "@/lib/backups/find-unknown"
import { ownStore } from "@/lib/backups/own-store"
import { tellQuietly } from "@/lib/backups/run-backup"
import { dropScratch, scratchLeft } from "@/lib/backups/scratch"
import { idIn, type Store } from "@/lib/backups/store"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { log } from "@/lib/log"
import { now } from "@/lib/time"

export type Swept = { ended: number; drafts: number; scratch: number; found: number }

/**
 * After whoever was killed at it: a copy or a drill that nobody works on is said to be interrupted, what was begun of it
 * in the store and the database it was restored into are taken away, and copies that no row tells of are put on record.
 * Takes away nothing that is not by its id one of this installation's that has ended.
 */
export async function sweepBackups(ctx: Ctx, store: Store = ownStore()): Promise<Swept> {
  const { backups, drills } = await endLeft({ ...ctx, now: now() }, {})
  for (const id of backups) await tellQuietly(ctx, "backup_failed", id)
  for (const id of drills) await tellQuietly(ctx, "drill_failed", id)
  const drafts = await quietly("drafts", () => dropDrafts(ctx, store))
  const scratch = await quietly("scratch", () => dropDatabases(ctx))
  const found = await quietly("found", () => findUnknown(ctx, store))
  return { ended: backups.length + drills.length, drafts, scratch, found }
}

/** A store that is away keeps the rest from nothing; that it is away is told of by the next backup. */
async function quietly(what: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    log.warn("backup.sweep_failed", { what, error })
    return 0
  }
}

async function dropDrafts(ctx: Ctx, store: Store): Promise<number> {
  const drafts = await store.drafts()
  const ids = drafts.flatMap((place) => idIn(place) ?? [])
  if (ids.length === 0) return 0
  const rows = await inClinic(ctx.clinicId, (tx) =>
    tx.backup.findMany({ where: { id: { in: ids }, status: { not: "running" } }, select: { id: true } }),
  )
  const ended = new Set(rows.map(({ id }) => id))
  const left = drafts.filter((place) => ended.has(idIn(place) ?? ""))
  for (const place of left) await store.dropDraft(place)
  return left.length
}

async function dropDatabases(ctx: Ctx): Promise<number> {
  const ids = await scratchLeft()
  if (ids.length === 0) return 0
  const rows = await inClinic(ctx.clinicId, (tx) =>
    tx.restoreDrill.findMany({
      where: { id: { in: ids }, status: { not: "running" } },
      select: { id: true },
    }),
  )
  for (const { id } of rows) await dropScratch(id)
  return rows.length
}
