"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { newKey } from "@/components/new-key"
import type { ConversationRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { nameOf } from "../name-of"
import { WhenChoice } from "../when-choice"
import { type ReplyWords, sendBy, textOf } from "./use-send"

type Props = { conversation: ConversationRow; words: ReplyWords; close: () => void; onSent: () => void }

/** The same words at another time. Until then they stand below the messages and can be taken back. */
export function LaterDialog({ conversation, words, close, onSent }: Props) {
  const [key] = useState(newKey)
  return (
    <ActionDialog
      open
      onOpenChange={(open) => !open && close()}
      title={t("Send later to {name}", { name: nameOf(conversation) })}
      description={t("What must allow it is asked again at that time: the window, the agreement, the night.")}
      action={sendBy((form) => ({
        id: conversation.id,
        key,
        content: textOf(words),
        sendAt: String(form.get("sendAt") ?? ""),
      }))}
      confirm={t("Plan it")}
      done={t("Planned. It stands below the messages until it leaves.")}
      onDone={onSent}
    >
      {(errors) => <WhenChoice name="sendAt" label={t("When")} error={errors.sendAt} />}
    </ActionDialog>
  )
}
