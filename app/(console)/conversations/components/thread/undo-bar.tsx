"use client"

import { useNow } from "@/components/clock"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t, tn } from "@/lib/say"
import { SECOND_MS } from "@/lib/time"
import { cancelMessage } from "../../actions"
import type { Message } from "./stretches"

type Props = { conversationId: string; message: Message; onTakenBack: (body: string | null) => void }

/** The seconds in which what was sent can still be taken back, words and all. */
export function UndoBar({ conversationId, message, onTakenBack }: Props) {
  const now = useNow()
  const undo = useAction(cancelMessage, {
    loud: true,
    onDone: () => onTakenBack(message.kind === "template" ? null : message.body),
  })
  const left = Math.ceil((Date.parse(message.undoUntil ?? "") - now) / SECOND_MS)
  if (!(left > 0)) return null
  return (
    <div className="flex items-center gap-3 border-t border-accent-line bg-accent-soft px-4 py-1.5 text-sm">
      <span role="status" className="sr-only">
        {t("The message leaves in a few seconds and can be taken back.")}
      </span>
      <span aria-hidden="true" className="grow tabular-nums">
        {tn(left, "Leaves in {n} second", "Leaves in {n} seconds")}
      </span>
      <Button
        size="sm"
        data-undo=""
        pending={undo.pending}
        onClick={() => undo.send({ id: conversationId, messageId: message.id })}
      >
        {t("Undo")}
      </Button>
    </div>
  )
}
