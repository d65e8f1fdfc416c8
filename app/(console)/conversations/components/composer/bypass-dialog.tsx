"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { newKey } from "@/components/new-key"
import type { ConversationRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { nameOf } from "../name-of"
import { type ReplyWords, sendBy, textOf } from "./use-send"

type Props = { conversation: ConversationRow; words: ReplyWords; close: () => void; onSent: () => void }

/** Past budget, spacing and the night, to protect life or health: with one's name and the reason. */
export function BypassDialog({ conversation, words, close, onSent }: Props) {
  const [key] = useState(newKey)
  return (
    <ActionDialog
      open
      onOpenChange={(open) => !open && close()}
      title={t("Send to {name} all the same", { name: nameOf(conversation) })}
      description={t(
        "For danger to life or health alone. It goes out at once, past the day’s budget, the spacing and the quiet hours; your name and the reason are kept.",
      )}
      action={sendBy((form) => ({
        id: conversation.id,
        key,
        content: textOf(words),
        bypass: { reason: String(form.get("reason") ?? "") },
      }))}
      reason={{ label: t("Why it cannot wait"), hint: t("Kept with the message.") }}
      confirm={t("Send now")}
      danger
      done={t("On its way.")}
      onDone={onSent}
    >
      <p className="max-h-32 overflow-y-auto rounded-md border border-line bg-sunken px-3 py-2 text-sm [overflow-wrap:anywhere] whitespace-pre-line">
        <bdi>{words.body}</bdi>
      </p>
    </ActionDialog>
  )
}
