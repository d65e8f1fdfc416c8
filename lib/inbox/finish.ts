import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"

type Fate = { fate: "processed" } | { fate: "ignored" | "quarantined" | "dead"; reason: string }

/** Gives an event its one fate; `dead` is the one that is not for good. */
export async function finishEvent(tx: Tx, id: string, given: Fate, at: Date): Promise<void> {
  const reason = "reason" in given ? given.reason : null
  const { count } = await tx.webhookEvent.updateMany({
    where: { id, fate: { in: ["pending", "dead"] } },
    data: { fate: given.fate, reason, finishedAt: at },
  })
  if (count !== 1) fail("wrong_state")
}
