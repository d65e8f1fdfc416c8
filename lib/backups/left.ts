import { isHeld } from "@/lib/backups/held"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { addMs, MINUTE_MS } from "@/lib/time"

/** One that nobody works on was left, once its worker had the time to come to it. */
export const LEFT_AFTER_MS = 5 * MINUTE_MS

type Left = { id: string; facts: Fact[] }

/** Ends a copy that says it is being made while no process is at it: killed, or cut off. */
export async function endLeftBackup(tx: Tx, ctx: Ctx, afterMs = LEFT_AFTER_MS): Promise<Left[]> {
  if (await isHeld(tx, "backup")) return []
  const rows = await tx.backup.updateManyAndReturn({ ...ended(ctx, afterMs), select: { id: true } })
  return rows.map(({ id }) => ({ id, facts: [fact("backup.failed", id, { reason: "left" })] }))
}

/** And a drill. */
export async function endLeftDrill(tx: Tx, ctx: Ctx, afterMs = LEFT_AFTER_MS): Promise<Left[]> {
  if (await isHeld(tx, "drill")) return []
  const rows = await tx.restoreDrill.updateManyAndReturn({ ...ended(ctx, afterMs), select: { id: true } })
  return rows.map(({ id }) => ({ id, facts: [fact("backup.drill_failed", id, { reason: "left" })] }))
}

const ended = (ctx: Ctx, afterMs: number) => ({
  where: { status: "running", startedAt: { lte: addMs(ctx.now, -afterMs) } },
  data: { status: "failed", because: "left", finishedAt: ctx.now },
})
