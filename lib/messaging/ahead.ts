import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Ahead } from "@/lib/effects/ahead"
import { isId } from "@/lib/ids"
import { askGate } from "@/lib/messaging/gate"
import { effectKeyOf } from "@/lib/messaging/send"
import { writtenAgain } from "@/lib/messaging/since"
import { failedWords } from "@/lib/messaging/words"

/** Of messages of ours, were each sent again now: by its id. As many statements for one as for many. */
export async function messagesAhead(
  tx: Tx,
  ctx: Ctx,
  messageIds: readonly string[],
): Promise<Map<string, Ahead>> {
  const messages = await tx.message.findMany({
    where: { id: { in: messageIds.filter(isId) }, direction: "out" },
  })
  const again = await writtenAgain(
    tx,
    messages.map((one) => one.id),
  )
  const asked = await askGate(tx, ctx, messages, { isRetry: true })
  return new Map(
    messages.map(({ id, basis }, n): [string, Ahead] => {
      const verdict = asked[n]?.verdict
      const hindrance = basis ? (verdict?.may === false ? verdict.because : null) : "no_basis"
      // Words of a rerun pass what was written since, and nothing else.
      const because = hindrance ?? (again.has(id) ? "answered_since" : null)
      const held = because && { words: failedWords(because) ?? because, unlessAgain: !hindrance }
      return [id, { key: effectKeyOf(id), held }]
    }),
  )
}
