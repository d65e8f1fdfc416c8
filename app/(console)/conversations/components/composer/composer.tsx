"use client"

import { type Ref, useImperativeHandle, useRef, useState } from "react"
import { useNow } from "@/components/clock"
import { cn } from "@/components/ui/cn"
import { Segmented } from "@/components/ui/segmented"
import type { Colleague } from "@/lib/conversations/colleague"
import type { ConversationView } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import type { Message } from "../thread/stretches"
import { Collision } from "./collision"
import { NoteBox } from "./note-box"
import { ReplyBox } from "./reply-box"
import { WindowClock } from "./window-clock"

export type Mode = "reply" | "note"
export type ComposerHandle = {
  focus: (mode: Mode) => void
  /** Words to be read once more before they go; what stands there already stays above them. False: nothing is sent here. */
  put: (body: string) => boolean
}

type Props = {
  ref?: Ref<ComposerHandle>
  view: ConversationView
  colleagues: readonly Colleague[]
  quoted: Message | null
  onUnquote: () => void
  onSent: () => void
  /** On the lead's page the notes stand elsewhere. */
  repliesOnly?: boolean
}

/** Where a conversation is answered, or noted on. It says what may be sent, until when, and why not. */
export function Composer({ ref, view, colleagues, quoted, onUnquote, onSent, repliesOnly }: Props) {
  const { conversation, may } = view
  const canNote = may.work && !repliesOnly
  const [mode, setMode] = useState<Mode>(may.send ? "reply" : "note")
  const root = useRef<HTMLDivElement>(null)
  const putter = useRef<(body: string) => void>(() => {})
  const now = useNow(5_000)
  const [isWriting, setWriting] = useState(false)
  const focusBox = () =>
    requestAnimationFrame(() => {
      const box = [...(root.current?.querySelectorAll("textarea") ?? [])].find((one) => one.offsetParent)
      box?.focus()
      // Who comes back to a draft goes on at its end.
      box?.setSelectionRange(box.value.length, box.value.length)
    })

  useImperativeHandle(ref, () => ({
    focus(next) {
      if (next === "note" ? canNote : may.send) setMode(next)
      focusBox()
    },
    put(body) {
      if (!may.send) return false
      setMode("reply")
      putter.current(body)
      focusBox()
      return true
    },
  }))

  if (!may.send && !canNote)
    return (
      <p className="border-t border-line px-4 py-3 text-sm text-ink-3">
        {t("You may read this conversation. Who has it, or a coordinator, can answer.")}
      </p>
    )
  const { openUntil, budget } = view.reply
  return (
    <div
      ref={root}
      data-composer=""
      className={cn(
        "relative",
        !repliesOnly && "border-t border-line",
        mode === "note" ? "bg-amber-soft" : "bg-surface",
      )}
    >
      <Collision id={conversation.id} isWriting={isWriting} />
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-3 pt-2">
        {may.send && canNote ? (
          <Segmented
            label={t("What is written")}
            value={mode}
            onChange={(value) => setMode(value as Mode)}
            segments={[
              { value: "reply", label: t("Reply") },
              { value: "note", label: t("Internal note") },
            ]}
          />
        ) : (
          <h3 className="text-xs font-medium text-ink-2">{may.send ? t("Reply") : t("Internal note")}</h3>
        )}
        <span className="ml-auto flex items-center gap-3">
          {mode === "note" && <span className="text-xs text-amber">{t("Patients never see it.")}</span>}
          {mode === "reply" && budget && (
            <span
              className={cn("text-xs tabular-nums", budget.left === 0 ? "text-orange" : "text-ink-3")}
              title={t("So many messages may go to one person on a day. Prompt answers are not counted.")}
            >
              {t("{left} of {of} left today", budget)}
            </span>
          )}
          {mode === "reply" && openUntil && <WindowClock openUntil={openUntil} />}
        </span>
      </div>
      {/* Both stay, so that changing sides loses nothing. */}
      {may.send && (
        <div hidden={mode !== "reply"}>
          <ReplyBox
            view={view}
            now={now}
            quoted={quoted}
            onUnquote={onUnquote}
            onSent={onSent}
            onWriting={setWriting}
            onPut={(put) => {
              putter.current = put
            }}
          />
        </div>
      )}
      {canNote && (
        <div hidden={mode !== "note"}>
          <NoteBox id={conversation.id} colleagues={colleagues} onKept={onSent} />
        </div>
      )}
    </div>
  )
}
