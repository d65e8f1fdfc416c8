"use client"

import { type ReactNode, useState } from "react"
import { AddNote } from "@/components/add-note"
import { LONGEST_TEXT } from "@/lib/messaging/words"
import { t } from "@/lib/say"
import { reply } from "../actions"

type Props = { id: string; hindrance: string | null; children: ReactNode }

/** Once open it stays: what was typed when the window closed can still be read and copied, only not sent. */
export function ReplyForm({ id, hindrance, children }: Props) {
  const [wasOpen, setWasOpen] = useState(hindrance === null)
  if (hindrance === null && !wasOpen) setWasOpen(true)
  return (
    <>
      {hindrance !== null && children}
      {wasOpen && (
        <AddNote
          action={reply}
          id={id}
          label={t("Message to the patient")}
          placeholder={t("Goes to the patient’s WhatsApp.")}
          submit={t("Send")}
          isPrimary
          done={t("Queued to be sent.")}
          maxLength={LONGEST_TEXT}
          rows={3}
          disabledReason={hindrance ?? undefined}
          className={hindrance === null ? "grid gap-2" : "mt-3 grid gap-2"}
        />
      )}
    </>
  )
}
