"use client"

import { useEffect, useRef, useState } from "react"
import { useNow } from "@/components/clock"
import { useHotkeys } from "@/components/hotkeys"
import { Callout } from "@/components/ui/callout"
import { later } from "@/components/ui/later"
import type { Colleague } from "@/lib/conversations/colleague"
import type { ConversationRow, ConversationView } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { SECOND_MS } from "@/lib/time"
import { markRead } from "../../actions"
import { Composer, type ComposerHandle } from "../composer/composer"
import { useInbox } from "../inbox"
import { nameOf } from "../name-of"
import { Planned } from "./planned"
import { isPlanned, isUndoable, keyOf, type Message } from "./stretches"
import { ThreadHeader } from "./thread-header"
import { ThreadList } from "./thread-list"
import { ThreadScroll } from "./thread-scroll"
import { UndoBar } from "./undo-bar"
import { takesReactions, useReact } from "./use-react"
import { useThread } from "./use-thread"

const PassportSheet = later(() => import("../../passport-sheet").then((file) => file.PassportSheet))

/** One conversation: what was said, and where it is answered. */
export function ThreadPane({
  first,
  colleagues,
}: {
  first: ConversationView
  colleagues: readonly Colleague[]
}) {
  const thread = useThread(first)
  const { view, entries } = thread
  const { conversation, may } = view
  const { open, refresh } = useInbox()
  const composer = useRef<ComposerHandle>(null)
  const [quoted, setQuoted] = useState<Message | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const now = useNow(SECOND_MS)
  const react = useReact(conversation.id, thread)

  useEffect(() => {
    open(conversation)
    return () => open(null)
  }, [open, conversation])
  useReadMark(conversation.id, conversation.isUnread)
  useHotkeys({
    ...(may.send && { r: () => composer.current?.focus("reply") }),
    ...(may.work && { n: () => composer.current?.focus("note") }),
  })

  const planned = entries.filter(isPlanned)
  const said = entries.filter((one): boolean => !isPlanned(one))
  const undoable = said.findLast((one): one is Message => isUndoable(one, now))
  const lastSaid = said.at(-1)
  return (
    <>
      <ThreadHeader row={conversation} />
      {thread.isStale && (
        <Callout tone="amber" role="status" className="m-2">
          {t("New messages cannot be read just now. What you see may be out of date; Rounds keeps trying.")}
        </Callout>
      )}
      <ThreadScroll
        firstKey={entries[0] && keyOf(entries[0])}
        lastKey={lastSaid && keyOf(lastSaid)}
        count={said.length}
        earlier={thread.earlier}
      >
        <ThreadList
          entries={said}
          senderOf={(message) => senderOf(message, conversation)}
          acts={{
            ...(may.send && {
              quote: (message: Message) => {
                setQuoted(message)
                composer.current?.focus("reply")
              },
              writeAgain: (body: string) => composer.current?.put(body) ?? false,
            }),
            ...(may.send && takesReactions(view) && { react }),
            why: setAsked,
          }}
        />
        <Planned
          conversationId={conversation.id}
          messages={planned}
          mayChange={may.send}
          onChanged={() => void refresh()}
        />
      </ThreadScroll>
      {undoable && may.send && (
        <UndoBar
          key={undoable.id}
          conversationId={conversation.id}
          message={undoable}
          onTakenBack={(body) => {
            if (body) composer.current?.put(body)
            void refresh()
          }}
        />
      )}
      <Composer
        ref={composer}
        view={view}
        colleagues={colleagues}
        quoted={quoted}
        onUnquote={() => setQuoted(null)}
        onSent={() => {
          setQuoted(null)
          void refresh()
        }}
      />
      {asked && <PassportSheet messageId={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

/** Families share a number: who of them is meant, where that is known. */
const senderOf = ({ patientId }: Message, row: ConversationRow): string =>
  row.people.find((one) => one.patientId === patientId)?.name ?? nameOf(row)

/** Read once it is open and in sight; what comes in while it is looked at too. */
function useReadMark(id: string, isUnread: boolean): void {
  const { refresh } = useInbox()
  const again = useRef(refresh)
  again.current = refresh
  const [isSeen, setSeen] = useState(true)
  useEffect(() => {
    const look = () => setSeen(document.visibilityState === "visible")
    look()
    document.addEventListener("visibilitychange", look)
    return () => document.removeEventListener("visibilitychange", look)
  }, [])
  const marked = useRef(false)
  useEffect(() => {
    if (!isUnread) marked.current = false
    if (!isUnread || !isSeen || marked.current) return
    marked.current = true
    void markRead({ id })
      .then(() => again.current({ inPlace: true }))
      .catch(() => {})
  }, [id, isUnread, isSeen])
}
