import type { Tx } from "@/lib/db"
import type { Ended } from "@/lib/effects/once"
import { type Fact, fact } from "@/lib/facts"
import { now } from "@/lib/time"

type About = { notice: { id: string }; channel: { id: string; kind: string } }
type Said = { proof: string | null; isKept: boolean }

/** What came of it, of the notice and of its channel. What it tells of is not looked at: it stays as it is. */
export async function settleNotice(
  tx: Tx,
  { notice, channel }: About,
  ended: Ended,
  { proof, isKept }: Said,
): Promise<Fact[]> {
  const at = now()
  const isOver = ended.status !== "failed" || ended.isFinal
  const status = ended.status === "done" ? (isKept ? "kept" : "sent") : isOver ? ended.status : "queued"
  const because = ended.status === "done" ? null : ended.reason
  const { count } = await tx.operationNotice.updateMany({
    where: { id: notice.id, status: { in: ["queued", "failed", "unsure"] } },
    data: {
      status,
      because,
      proof,
      attempts: { increment: 1 },
      sentAt: status === "sent" || status === "kept" ? at : null,
    },
  })
  if (count === 0) return []
  await tx.alertChannel.updateMany({
    where: { id: channel.id },
    data: status === "sent" ? { lastProvenAt: at, lastError: null } : because ? { lastError: because } : {},
  })
  if (!isOver) return []
  return [fact(`alert.notice_${status}`, notice.id, { after: { channel: channel.kind, status } })]
}
