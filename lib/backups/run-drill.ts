import { drill } from "@/lib/backups/drill"
import { finishDrill } from "@/lib/backups/finish-drill"
import { whileHeld } from "@/lib/backups/held"
import { ownStore } from "@/lib/backups/own-store"
import { tellQuietly } from "@/lib/backups/run-backup"
import type { Store } from "@/lib/backups/store"
import type { Ctx } from "@/lib/ctx"
import { absent, inClinic } from "@/lib/db"
import { log } from "@/lib/log"
import { now, nowMs } from "@/lib/time"

export type DrillEnd = { status: "proven" | "failed"; because: string | null }
type Given = { id: string; store?: Store }

/** Does the drill that was begun, and says what it showed. Run again after a crash it begins anew. */
export const runDrill = (ctx: Ctx, given: Given): Promise<DrillEnd> =>
  whileHeld("drill", () => prove(ctx, given))

async function prove(ctx: Ctx, { id, store = ownStore() }: Given): Promise<DrillEnd> {
  const row =
    (await inClinic(ctx.clinicId, (tx) =>
      tx.restoreDrill.findUnique({ where: { id }, include: { backup: true } }),
    )) ?? absent()
  if (row.status !== "running")
    return { status: row.status === "proven" ? "proven" : "failed", because: row.because }
  const startedMs = nowMs()
  const { place, bytes, checksum, auditHash, cause } = row.backup
  const wasFound = cause === "found"
  const copy = { place, bytes: bytes === null ? null : Number(bytes), checksum, auditHash, wasFound }
  const { checks, rows, because } = await drill({ id, store, copy })
  const ms = nowMs() - startedMs
  await finishDrill({ ...ctx, now: now() }, { id, because, rows, ms, checks })
  if (because === null) return { status: "proven", because }
  log.error("backup.drill_failed", { drillId: id, backupId: row.backupId, because })
  await tellQuietly(ctx, "drill_failed", id)
  return { status: "failed", because }
}
