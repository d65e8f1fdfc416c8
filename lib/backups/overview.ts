import { z } from "zod"
import { hasOwnKey } from "@/lib/backups/keys"
import { ownStore, sharesDisk } from "@/lib/backups/own-store"
import { type ProvenState, provenState } from "@/lib/backups/proven"
import { query } from "@/lib/operation"

export type BackupsOverview = ProvenState & {
  /** How the newest attempt went, where it did not end in a copy. */
  failing: { at: Date; because: string | null } | null
  backupRunning: Date | null
  drillRunning: Date | null
  kept: number
  lost: number
  /** In the store, and closed to every key that this installation has. */
  unreadable: number
  bytes: number
  store: { kind: string; title: string; sharesDisk: boolean }
  hasOwnKey: boolean
}

/** What an operator wants to know first: what could be brought back, and of when. */
export const backupsOverview = query({
  name: "backups.overview",
  may: "deployments.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<BackupsOverview> {
    const newest = await tx.backup.findFirst({
      where: { status: { in: ["done", "failed", "lost"] }, cause: { not: "found" } },
      orderBy: { startedAt: "desc" },
      select: { status: true, startedAt: true, because: true },
    })
    const running = await tx.backup.findFirst({ where: { status: "running" }, select: { startedAt: true } })
    const drill = await tx.restoreDrill.findFirst({
      where: { status: "running" },
      select: { startedAt: true },
    })
    const there = await tx.backup.groupBy({
      by: ["status"],
      where: { status: { in: ["done", "lost", "unreadable"] }, deletedAt: null },
      _count: { _all: true },
      _sum: { bytes: true },
    })
    const of = (status: string) => there.find((one) => one.status === status)
    const { kind, title } = ownStore()
    return {
      ...(await provenState(tx, ctx.now)),
      failing: newest?.status === "failed" ? { at: newest.startedAt, because: newest.because } : null,
      backupRunning: running?.startedAt ?? null,
      drillRunning: drill?.startedAt ?? null,
      kept: of("done")?._count._all ?? 0,
      lost: of("lost")?._count._all ?? 0,
      unreadable: of("unreadable")?._count._all ?? 0,
      bytes: Number(of("done")?._sum.bytes ?? 0),
      store: { kind, title, sharesDisk: sharesDisk() },
      hasOwnKey: hasOwnKey(),
    }
  },
})
