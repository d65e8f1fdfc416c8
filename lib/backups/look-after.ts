import { ownStore } from "@/lib/backups/own-store"
import { keptOf } from "@/lib/backups/rules"
import { tellQuietly } from "@/lib/backups/run-backup"
import { settleBackups } from "@/lib/backups/settle"
import type { Store } from "@/lib/backups/store"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { now } from "@/lib/time"

/**
 * After each copy: looks whether every one on record is still where it was put, whole in size, and takes away those that
 * no rule keeps. A copy that is gone keeps nothing alive, and nothing is removed that the rule does not name.
 */
export async function lookAfterBackups(ctx: Ctx, store: Store = ownStore()) {
  const rows = await inClinic(ctx.clinicId, (tx) =>
    tx.backup.findMany({
      where: { status: { in: ["done", "lost", "unreadable"] }, deletedAt: null },
      select: {
        id: true,
        status: true,
        cause: true,
        store: true,
        place: true,
        bytes: true,
        startedAt: true,
        provenAt: true,
      },
      orderBy: { startedAt: "desc" },
      take: 500,
    }),
  )
  const stored = new Map((await store.list()).map(({ place, bytes }) => [place, bytes]))
  const isThere = (row: (typeof rows)[number]) =>
    row.store === store.kind &&
    stored.has(row.place) &&
    (row.bytes === null || stored.get(row.place) === Number(row.bytes))
  const copies = rows.filter(({ status }) => status !== "unreadable")
  const there = copies.filter(isThere)
  const tiers = keptOf(there, ctx.now)
  const old = there.filter(({ id }) => !tiers.has(id))
  // First the bytes, then the word: one that is said to be removed is gone.
  for (const { place } of old) await store.remove(place)
  // What could not be opened is nobody's to remove: somebody did.
  const cleared = rows.filter((row) => row.status === "unreadable" && !isThere(row))
  const told = await settleBackups(
    { ...ctx, now: now() },
    {
      kept: [...tiers].map(([id, all]) => ({ id, tiers: all })),
      removed: [...old, ...cleared].map(({ id }) => id),
      lost: copies.filter((row) => !isThere(row)).map(({ id }) => id),
      found: there.filter(({ status }) => status === "lost").map(({ id }) => id),
    },
  )
  for (const id of told.lost) await tellQuietly(ctx, "backup_lost", id)
  return { removed: told.removed, lost: told.lost.length, found: told.found }
}
