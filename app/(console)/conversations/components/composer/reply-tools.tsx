"use client"

import { useRef, useState } from "react"
import { icon } from "@/components/icon"
import { IconButton } from "@/components/ui/icon-button"
import { later } from "@/components/ui/later"
import type { ConversationRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import type { Attachment } from "./use-attachment"
import type { ReplyWords } from "./use-send"

const Paperclip = icon("paperclip")
const Zap = icon("zap")
const ScrollText = icon("scroll-text")
const CalendarClock = icon("calendar-clock")

const LaterDialog = later(() => import("./later-dialog").then((file) => file.LaterDialog))
const TemplateDialog = later(() => import("./template-dialog").then((file) => file.TemplateDialog))

type Props = {
  conversation: ConversationRow
  /** Free words may be written now. */
  canWrite: boolean
  file: Attachment
  words: () => ReplyWords
  hasWords: boolean
  onQuick: () => void
  onSent: () => void
}

/** What goes along with words, or in their place. */
export function ReplyTools({ conversation, canWrite, file, words, hasWords, onQuick, onSent }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const [asked, setAsked] = useState<"later" | "template" | null>(null)
  const why = canWrite ? undefined : t("See above why it cannot be sent now.")
  const dialog = { conversation, close: () => setAsked(null), onSent }
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={t("File")}
        onChange={(event) => {
          const [given] = event.currentTarget.files ?? []
          if (given) file.take(given)
          event.currentTarget.value = ""
        }}
      />
      {conversation.channel === "whatsapp" && (
        <IconButton
          label={t("Attach a file")}
          icon={<Paperclip />}
          disabledReason={why}
          className="tip-start"
          onClick={() => picker.current?.click()}
        />
      )}
      <IconButton label={t("Quick replies (/)")} icon={<Zap />} disabledReason={why} onClick={onQuick} />
      <IconButton
        label={t("Templates")}
        icon={<ScrollText />}
        aria-haspopup="dialog"
        onClick={() => setAsked("template")}
      />
      <IconButton
        label={t("Send later")}
        icon={<CalendarClock />}
        aria-haspopup="dialog"
        disabledReason={hasWords ? undefined : t("Write the message first.")}
        onClick={() => setAsked("later")}
      />
      {asked === "later" && <LaterDialog {...dialog} words={words()} />}
      {asked === "template" && <TemplateDialog {...dialog} />}
    </>
  )
}
