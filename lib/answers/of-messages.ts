import { type HeardShown, heardShown } from "@/lib/answers/words"
import type { Tx } from "@/lib/db"

/** What messages were read as, by message, as a conversation shows it. One statement. */
export async function heardOfMessages(
  tx: Tx,
  messageIds: readonly string[],
): Promise<Map<string, HeardShown>> {
  const rows = await tx.heardAnswer.findMany({ where: { messageId: { in: [...messageIds] } } })
  return new Map(rows.map((row) => [row.messageId, heardShown(row)]))
}
