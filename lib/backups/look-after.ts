import { ownStore } from "@/lib/backups/own-store"
import { tiersOf } from "@/lib/backups/rules"
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
      where: { status: { in: ["done", "lost"] }, deletedAt: null, store: store.kind },
      select: {
        id: true,
        status: true,
        cause: true,
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
  const isThere = ({ place, bytes }: (typeof rows)[number]) =>
    stored.has(place) && (bytes === null || stored.get(place) === Number(bytes))
  const there = rows.filter(isThere)
  const tiers = tiersOf(there, ctx.now)
  const old = there.filter(({ id }) => !tiers.has(id))
  // First the bytes, then the word: one that is said to be removed is gone.
  for (const { place } of old) await store.remove(place)
  const told = await settleBackups(
    { ...ctx, now: now() },
    {
      kept: [...tiers].map(([id, all]) => ({ id, tiers: all })),
      removed: old.map(({ id }) => id),
      lost: rows.filter((row) => !isThere(row)).map(({ id }) => id),
      found: there.filter(({ status }) => status === "lost").map(({ id }) => id),
    },
  )
  for (const id of told.lost) await tellQuietly(ctx, "backup_lost", id)
  return { removed: told.removed, lost: told.lost.length, found: told.found }
}
