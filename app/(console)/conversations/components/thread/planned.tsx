"use client"

import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { cancelMessage, sendNow } from "../../actions"
import { ShortTime } from "../short-time"
import type { Message } from "./stretches"

const CalendarClock = icon("calendar-clock")

type Props = {
  conversationId: string
  messages: readonly Message[]
  mayChange: boolean
  onChanged: () => void
}

/** What waits for its time, below everything that was said. */
export function Planned({ messages, ...rest }: Props) {
  if (messages.length === 0) return null
  return (
    <section
      aria-label={t("Planned messages")}
      className="mt-4 grid gap-2 border-t border-dashed border-line pt-3"
    >
      {messages.map((message) => (
        <PlannedOne key={message.id} message={message} {...rest} />
      ))}
    </section>
  )
}

type OneProps = Omit<Props, "messages"> & { message: Message }

function PlannedOne({ conversationId, message, mayChange, onChanged }: OneProps) {
  const which = { id: conversationId, messageId: message.id }
  const options = { loud: true, onDone: onChanged }
  const now = useAction(sendNow, { ...options, done: t("It leaves now.") })
  const back = useAction(cancelMessage, { ...options, done: t("Taken back. It was not sent.") })
  return (
    <div className="ml-auto grid max-w-[min(34rem,88%)] gap-1.5 rounded-lg border border-dashed border-accent-line px-3 py-2">
      <p className="flex items-center gap-1.5 text-2xs font-medium text-accent">
        <CalendarClock aria-hidden="true" className="size-3.5" />
        <span>
          {t("Will be sent")} {message.sendAt && <ShortTime value={message.sendAt} />}
        </span>
      </p>
      <p className="text-sm [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">
        <bdi>{message.body}</bdi>
      </p>
      <p className="text-2xs text-ink-3">{message.by ?? "Rounds"}</p>
      {mayChange && (
        <div className="flex gap-1.5">
          <Button size="sm" pending={now.pending} onClick={() => now.send(which)}>
            {t("Send now")}
          </Button>
          <Button size="sm" variant="ghost" pending={back.pending} onClick={() => back.send(which)}>
            {t("Take back")}
          </Button>
        </div>
      )}
    </div>
  )
}
