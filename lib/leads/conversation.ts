import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { ConversationMessage } from "@/lib/scoring/schema"

/** The longest conversation read at once; what is older has had its say. */
const MOST_MESSAGES = 200

type Conversation = {
  /** What had come from the patient when the message in question came, in the order it was said; what has no words, or none any more, left out. */
  messages: { id: string; createdAt: Date; said: ConversationMessage }[]
  at: Date
  laterIds: string[]
}

/** `settledUntil`: what came in by then was answered, or weighed by a person, and is no longer a reason to hurry. */
export async function conversationUpTo(
  tx: Tx,
  leadId: string,
  messageId: string,
  settledUntil: number,
): Promise<Conversation> {
  const latest = await tx.message.findMany({
    where: { leadId, direction: "in" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_MESSAGES,
  })
  const index = latest.findIndex((message) => message.id === messageId)
  const asked = latest[index] ?? fail("not_found")
  return {
    at: asked.createdAt,
    laterIds: latest.slice(0, index).map((message) => message.id),
    messages: latest
      .slice(index)
      .sort((one, other) => one.saidAt.getTime() - other.saidAt.getTime() || (one.id < other.id ? -1 : 1))
      .filter(({ body }) => body.trim() !== "")
      .map(({ id, createdAt, body }) => ({
        id,
        createdAt,
        said: { text: body, resolved: id !== messageId && createdAt.getTime() <= settledUntil },
      })),
  }
}
