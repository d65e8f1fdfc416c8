"use client"

import { newKey } from "@/components/new-key"
import { toast } from "@/components/ui/toast-store"
import { UNREACHED } from "@/components/use-action"
import type { ConversationView } from "@/lib/conversations/schema"
import { HELD_FOR_A_WHILE } from "@/lib/messaging/words"
import { t } from "@/lib/say"
import { react } from "../../actions"
import { oursOn, withOurs } from "./reactions"
import type { Message } from "./stretches"

type Thread = {
  change: (id: string, how: (message: Message) => Message) => void
  refresh: () => Promise<unknown>
}
type Emoji = Parameters<typeof react>[0] extends { emoji: infer E } ? E : never

/** Puts a sign on a message: seen at once, and taken away again with the reason where it is refused. */
export function useReact(conversationId: string, { change, refresh }: Thread) {
  return async (message: Message, emoji: string) => {
    const before = oursOn(message) ?? ""
    change(message.id, (one) => withOurs(one, emoji))
    const input = { id: conversationId, messageId: message.id, key: newKey(), emoji: emoji as Emoji }
    const state = await react(input).catch(() => UNREACHED)
    if (!state.ok) {
      change(message.id, (one) => withOurs(one, before))
      toast.error({ title: t("The reaction was not sent."), description: t(state.sentence) })
    }
    void refresh()
  }
}

/** WhatsApp has signs, texts have none; and what nothing may be written to takes none either. */
export const takesReactions = ({ conversation, reply }: ConversationView): boolean =>
  conversation.channel === "whatsapp" &&
  (reply.hindrance === null || HELD_FOR_A_WHILE.includes(reply.hindrance))
