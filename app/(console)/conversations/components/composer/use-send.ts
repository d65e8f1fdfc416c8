"use client"

import { useState, useTransition } from "react"
import { newKey } from "@/components/new-key"
import { toast } from "@/components/ui/toast-store"
import { type Failure, type Sendable, UNREACHED } from "@/components/use-action"
import type { SendInConversation, SentInConversation } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { send as sendAction } from "../../actions"

type Input = SendInConversation
/** What is sent, the conversation and the press aside. */
export type Sending = Omit<Input, "id" | "key">
/** What the reply's box holds. */
export type ReplyWords = { body: string; replyToId?: string; attachmentId?: string }

export const textOf = (words: ReplyWords): Sending["content"] => ({ kind: "text", ...words })

/** Sends words of a conversation once, however often it is pressed; what failed can be sent again as it stands. */
export function useSend(id: string, { onSent }: { onSent: () => void }) {
  const [pending, start] = useTransition()
  const [failed, setFailed] = useState<Failure | null>(null)
  const [key, setKey] = useState(newKey)
  const send = (sending: Sending) =>
    start(async () => {
      const state = await sendAction({ id, key, ...sending }).catch(() => UNREACHED)
      if (!state.ok) return setFailed(state)
      setFailed(null)
      setKey(newKey())
      if (sending.sendAt) toast.success(t("Planned. It stands below the messages until it leaves."))
      onSent()
    })
  return {
    pending,
    failure: failed && t(Object.values(failed.fields ?? {})[0] ?? failed.sentence),
    /** What is wrong with which part of it. */
    fields: failed?.fields ?? {},
    send,
  }
}

/** The same for a dialog, which gives the fields of a form. */
export const sendBy =
  (read: (form: FormData) => Input): Sendable<FormData, SentInConversation> =>
  (...given: unknown[]) =>
    sendAction(read(given.at(-1) as FormData))
