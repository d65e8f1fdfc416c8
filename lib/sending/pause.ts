import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

export type SendingPauseView = {
  id: string
  reason: string
  by: string
  /** An ISO instant. */
  since: string
}

/** What stops all sending of the clinic just now; null: nothing does. One statement. */
export async function sendingPause(tx: Tx, { clinicId }: Ctx): Promise<SendingPauseView | null> {
  const row = await tx.sendingPause.findFirst({ where: { clinicId, endedAt: null } })
  return row && { id: row.id, reason: row.reason, by: row.startedBy, since: row.startedAt.toISOString() }
}

export const isSendingPaused = async (tx: Tx, ctx: Ctx): Promise<boolean> =>
  (await sendingPause(tx, ctx)) !== null
