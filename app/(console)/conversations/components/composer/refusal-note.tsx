"use client"

import { useState } from "react"
import { useTimeZone } from "@/components/clock"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { later } from "@/components/ui/later"
import type { ConversationRow } from "@/lib/conversations/schema"
import type { ReplyState } from "@/lib/messaging/schema"
import { failedWords } from "@/lib/messaging/words"
import { t } from "@/lib/say"
import { clockTime, exact, toDate } from "@/lib/time"
import type { refusalOf } from "./refusal"
import { type ReplyWords, textOf, useSend } from "./use-send"

const BypassDialog = later(() => import("./bypass-dialog").then((file) => file.BypassDialog))
const TemplateDialog = later(() => import("./template-dialog").then((file) => file.TemplateDialog))

type Props = {
  refusal: NonNullable<ReturnType<typeof refusalOf>>
  reply: ReplyState
  conversation: ConversationRow
  mayBypass: boolean
  words: () => ReplyWords
  onSent: () => void
}

/** Why free words may not go just now, and each thing that can be done about it. */
export function RefusalNote({ refusal, reply, conversation, mayBypass, words, onSent }: Props) {
  const zone = useTimeZone()
  const [asked, setAsked] = useState<"bypass" | "template" | null>(null)
  const sending = useSend(conversation.id, { onSent })
  const { hindrance, isForAWhile, byTemplate } = refusal
  const said = failedWords(hindrance)
  const until = isForAWhile ? (reply.heldUntil ?? null) : null
  const dialog = { conversation, close: () => setAsked(null), onSent }
  return (
    <>
      <Callout tone={isForAWhile || byTemplate ? "amber" : "red"} role="status">
        <p>{said ? t(said) : hindrance}</p>
        {hindrance === "window_closed" && reply.openUntil && (
          <p className="text-xs text-ink-3">
            {t("Free words ended {at}. A template may go, or wait until they write again.", {
              at: exact(toDate(reply.openUntil), zone),
            })}
          </p>
        )}
        {sending.failure && (
          <p role="alert" className="text-xs text-red">
            {sending.failure}
          </p>
        )}
        <div className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
          {byTemplate && (
            <Button size="sm" variant="primary" aria-haspopup="dialog" onClick={() => setAsked("template")}>
              {t("Choose a template")}
            </Button>
          )}
          {until && (
            <Button
              size="sm"
              variant="primary"
              pending={sending.pending}
              disabledReason={words().body.trim() ? undefined : t("Write the message first.")}
              onClick={() => sending.send({ content: textOf(words()), sendAt: until })}
            >
              {t("Send at {time}", { time: clockTime(toDate(until), zone) })}
            </Button>
          )}
          {isForAWhile && mayBypass && (
            <Button
              size="sm"
              aria-haspopup="dialog"
              disabledReason={words().body.trim() ? undefined : t("Write the message first.")}
              onClick={() => setAsked("bypass")}
            >
              {t("Emergency: send all the same…")}
            </Button>
          )}
        </div>
      </Callout>
      {asked === "bypass" && <BypassDialog {...dialog} words={words()} />}
      {asked === "template" && <TemplateDialog {...dialog} />}
    </>
  )
}
