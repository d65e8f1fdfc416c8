import type { Tx } from "@/lib/db"
import { DAY_MS, now } from "@/lib/time"

export type ProvenState = {
  /** When a copy was last restored beside the live database and held to be whole. */
  lastProvenAt: Date | null
  /** When the newest copy that is still there was taken; proven or not. */
  lastBackupAt: Date | null
  /** Days since the moment that the newest proven copy holds; null: none was ever proven. */
  ageDays: number | null
}

/**
 * What is known of the copies: a copy counts by the moment it was taken, not by the day somebody looked at it again, so
 * that a drill of an old copy does not make it new. Two statements; also over the platform's client.
 */
export async function provenState(tx: Pick<Tx, "backup">, at: Date = now()): Promise<ProvenState> {
  const proven = await tx.backup.findFirst({
    where: { status: "done", deletedAt: null, provenAt: { not: null } },
    orderBy: { startedAt: "desc" },
    select: { startedAt: true, provenAt: true },
  })
  const newest = await tx.backup.findFirst({
    where: { status: "done", deletedAt: null },
    orderBy: { startedAt: "desc" },
    select: { startedAt: true },
  })
  return {
    lastProvenAt: proven?.provenAt ?? null,
    lastBackupAt: newest?.startedAt ?? null,
    ageDays: proven ? (at.getTime() - proven.startedAt.getTime()) / DAY_MS : null,
  }
}
