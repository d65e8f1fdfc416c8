"use client"

import { useId, useRef, useState } from "react"
import { newKey } from "@/components/new-key"
import { useTypedEarly } from "@/components/typed-early"
import { Button } from "@/components/ui/button"
import { Textarea } from "@/components/ui/textarea"
import { useAction } from "@/components/use-action"
import type { Colleague } from "@/lib/conversations/colleague"
import { t } from "@/lib/say"
import { addNote } from "../../actions"
import { optionId, type Suggestion, Suggestions } from "./suggestions"
import { beginsWith, mentionedIn, mentionIn, withMention } from "./typed"
import { useSuggest } from "./use-suggest"

type Props = { id: string; colleagues: readonly Colleague[]; onKept: () => void }

/** For colleagues; an @ and a name tells them. */
export function NoteBox({ id, colleagues, onKept }: Props) {
  const listId = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [body, setBody] = useState("")
  const [caret, setCaret] = useState(0)
  const boxId = `note-${id}`
  useTypedEarly(boxId, "", setBody)
  const [key, setKey] = useState(newKey)
  const { pending, failure, send } = useAction(addNote, {
    onDone: () => {
      setBody("")
      setKey(newKey())
      onKept()
    },
  })
  const start = mentionIn(body, caret)
  const people = start === null ? [] : colleagues.filter(({ name }) => beginsWith(name, start)).slice(0, 8)
  const pick = ({ label }: Suggestion) => {
    const next = withMention(body, caret, label)
    setBody(next.text)
    setCaret(next.caret)
    requestAnimationFrame(() => box.current?.setSelectionRange(next.caret, next.caret))
  }
  const asked =
    start !== null && people.length > 0
      ? { key: `@${start}`, of: people.map(({ id: one, name }) => ({ id: one, label: name })), pick }
      : null
  const suggest = useSuggest(asked)
  const keep = () => {
    if (pending || body.trim() === "") return
    send({ id, key, body, mentions: mentionedIn(body, colleagues) })
  }
  return (
    <form
      method="dialog"
      className="relative grid gap-2 px-3 pt-1.5 pb-3"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      {asked && suggest.isOpen && (
        <Suggestions
          id={listId}
          label={t("Colleagues")}
          of={asked.of}
          at={suggest.at}
          none={t("No colleague has such a name.")}
          onPick={pick}
        />
      )}
      <Textarea
        ref={box}
        id={boxId}
        rows={2}
        name="note"
        autoComplete="off"
        aria-label={t("Internal note")}
        placeholder={t("What the next one should know; @ tells a colleague.")}
        className="min-h-14 bg-surface"
        maxLength={4_000}
        value={body}
        {...(asked &&
          suggest.isOpen && {
            "aria-controls": listId,
            "aria-activedescendant": optionId(listId, suggest.at),
          })}
        onChange={(event) => {
          setBody(event.currentTarget.value)
          setCaret(event.currentTarget.selectionStart)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (suggest.onKey(event) || event.nativeEvent.isComposing) return
          if (event.key === "Escape") event.currentTarget.blur()
          if (event.key === "Enter" && !event.shiftKey && !isTouch()) {
            event.preventDefault()
            keep()
          }
        }}
      />
      {failure && (
        <p role="alert" className="text-xs text-red">
          {failure.fields?.body ?? failure.sentence}
        </p>
      )}
      <div className="flex justify-end">
        <Button
          type="submit"
          size="sm"
          variant="primary"
          pending={pending}
          disabledReason={body.trim() === "" ? t("Write the note first.") : undefined}
        >
          {t("Keep note")}
        </Button>
      </div>
    </form>
  )
}

/** Where there are no keys beside Enter to begin a line with, Enter begins one. */
export const isTouch = (): boolean => window.matchMedia("(pointer: coarse)").matches
