import type { Tx } from "@/lib/db"
import { now } from "@/lib/time"

type Ended = "sent" | "failed" | "unsure"

/** What became of a mail became of every notice it carried. */
export async function settleMailDeliveries(
  tx: Tx,
  mailId: string,
  status: Ended,
  reason: string | null,
): Promise<void> {
  await tx.notificationDelivery.updateMany({
    where: { mailId, status: { in: ["queued", "failed", "unsure"] } },
    data: endedAs(status, reason),
  })
}

export const endedAs = (status: Ended, reason: string | null) => ({
  status,
  reason,
  ...(status === "sent" ? { sentAt: now(), failedAt: null } : { failedAt: now() }),
})
