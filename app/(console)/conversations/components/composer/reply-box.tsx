"use client"

import { useId, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Textarea } from "@/components/ui/textarea"
import type { ConversationView } from "@/lib/conversations/schema"
import { LONGEST_TEXT } from "@/lib/messaging/words"
import { t } from "@/lib/say"
import { nameOf } from "../name-of"
import type { Message } from "../thread/stretches"
import { AttachedFile } from "./attached-file"
import { isTouch } from "./note-box"
import { QuotedLine } from "./quoted-line"
import { refusalOf } from "./refusal"
import { RefusalNote } from "./refusal-note"
import { ReplyTools } from "./reply-tools"
import { optionId, Suggestions } from "./suggestions"
import { slashIn } from "./typed"
import { useAttachment } from "./use-attachment"
import { useDraft } from "./use-draft"
import { useQuickReplies } from "./use-quick-replies"
import { textOf, useSend } from "./use-send"
import { useSuggest } from "./use-suggest"

type Props = {
  view: ConversationView
  now: number
  quoted: Message | null
  onUnquote: () => void
  onSent: () => void
  onPut: (put: (body: string) => void) => void
  /** Words stand there and the box has the keyboard: colleagues are told. */
  onWriting: (isWriting: boolean) => void
}

const SAVING = {
  saved: "Draft kept",
  saving: "Keeping the draft…",
  failed: "The draft is not kept yet",
} as const

/** The words to the patient: a draft until they go, and still a draft when they could not. */
export function ReplyBox({ view, now, quoted, onUnquote, onSent, onPut, onWriting }: Props) {
  const { conversation, reply, may } = view
  const { id } = conversation
  const listId = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const boxId = `reply-${id}`
  const draft = useDraft(id, view.draft?.body ?? "", boxId)
  const file = useAttachment(id)
  const [wanted, setWanted] = useState(false)
  const refusal = refusalOf(reply, now)
  const sending = useSend(id, {
    onSent: () => {
      draft.sent()
      file.drop()
      onSent()
    },
  })
  onPut((body) => {
    const stands = draft.body.trim()
    if (!stands.endsWith(body.trim())) draft.write(stands ? `${stands}\n\n${body}` : body)
  })

  // Asked for by the button, they are all offered, and what is chosen is put below what stands there.
  const slash = slashIn(draft.body) ?? (wanted ? "" : null)
  const quick = useQuickReplies(slash, id)
  const asked =
    slash === null
      ? null
      : {
          key: `/${slash}`,
          of: quick.found,
          pick: ({ preview }: { preview?: string }) => {
            setWanted(false)
            const stands = slashIn(draft.body) === null ? draft.body.trimEnd() : ""
            draft.write([stands, preview ?? ""].filter(Boolean).join("\n"))
            box.current?.focus()
          },
        }
  const suggest = useSuggest(asked)
  const why = refusal
    ? t("See above why it cannot be sent now.")
    : draft.body.trim() === "" && !file.id
      ? t("Write the message first.")
      : file.isUploading
        ? t("The file is still on its way.")
        : undefined
  const words = () => ({
    body: draft.body,
    ...(quoted && { replyToId: quoted.id }),
    ...(file.id && { attachmentId: file.id }),
  })
  const send = () => {
    if (why || sending.pending) return
    sending.send({ content: textOf(words()) })
  }
  const isShut = refusal !== null && !refusal.isForAWhile && draft.body === ""
  return (
    <form
      // Sent by the platform, before the page moves, it goes nowhere.
      method="dialog"
      className="relative grid gap-2 px-3 pt-1.5 pb-3"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {asked && suggest.isOpen && (
        <Suggestions
          id={listId}
          label={t("Quick replies")}
          of={quick.found}
          at={suggest.at}
          none={
            quick.isLoading ? t("Looking…") : t("No quick reply begins so. They are made in the settings.")
          }
          onPick={asked.pick}
        />
      )}
      {refusal && (
        <RefusalNote
          refusal={refusal}
          reply={reply}
          conversation={conversation}
          mayBypass={may.bypass}
          words={words}
          onSent={() => {
            draft.sent()
            onSent()
          }}
        />
      )}
      {quoted && <QuotedLine message={quoted} onDrop={onUnquote} />}
      {!isShut && (
        <Textarea
          ref={box}
          id={boxId}
          rows={2}
          name="body"
          autoComplete="off"
          dir="auto"
          aria-label={t("Message to {name}", { name: nameOf(conversation) })}
          placeholder={t("Write to {name}; / for quick replies", { name: nameOf(conversation) })}
          className="min-h-14"
          maxLength={LONGEST_TEXT}
          value={draft.body}
          {...(asked &&
            suggest.isOpen &&
            quick.found.length > 0 && {
              "aria-controls": listId,
              "aria-activedescendant": optionId(listId, suggest.at),
            })}
          onChange={(event) => {
            setWanted(false)
            draft.write(event.currentTarget.value)
            onWriting(event.currentTarget.value !== "")
          }}
          onBlur={() => {
            onWriting(false)
            void draft.save()
          }}
          onKeyDown={(event) => {
            if (suggest.onKey(event) || event.nativeEvent.isComposing) return
            if (event.key === "Escape") event.currentTarget.blur()
            // Nothing typed yet: what is undone is the message before.
            if (event.key === "z" && (event.ctrlKey || event.metaKey) && draft.body === "")
              document.querySelector<HTMLElement>("[data-undo]")?.click()
            const isSend = event.metaKey || event.ctrlKey || (!event.shiftKey && !isTouch())
            if (event.key === "Enter" && isSend) {
              event.preventDefault()
              send()
            }
          }}
        />
      )}
      <AttachedFile file={file} />
      {sending.failure && (
        <p role="alert" className="text-xs text-red">
          {sending.failure}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-1">
        <ReplyTools
          conversation={conversation}
          canWrite={!refusal || refusal.isForAWhile}
          file={file}
          words={words}
          hasWords={draft.body.trim() !== ""}
          onQuick={() => {
            setWanted(true)
            box.current?.focus()
          }}
          onSent={() => {
            draft.sent()
            onSent()
          }}
        />
        <span className="ml-auto flex items-center gap-2.5">
          {draft.body !== "" && (
            <span className={draft.saving === "failed" ? "text-2xs text-red" : "text-2xs text-ink-3"}>
              {t(SAVING[draft.saving])}
            </span>
          )}
          <Button
            type="submit"
            size="sm"
            variant="primary"
            className="tip-end"
            pending={sending.pending}
            disabledReason={why}
          >
            {t("Send")}
          </Button>
        </span>
      </div>
    </form>
  )
}
