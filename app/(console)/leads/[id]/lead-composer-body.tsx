"use client"

import { useRef } from "react"
import { useNow } from "@/components/clock"
import type { ConversationView } from "@/lib/conversations/schema"
import { SECOND_MS } from "@/lib/time"
import { Composer, type ComposerHandle } from "../../conversations/components/composer/composer"
import { isUndoable, type Message } from "../../conversations/components/thread/stretches"
import { UndoBar } from "../../conversations/components/thread/undo-bar"
import { useThread } from "../../conversations/components/thread/use-thread"
import { useReplyDesk } from "./reply-desk"

/** The conversation's composer on the page of its lead: what is sent here can be taken back here. */
export function LeadComposerBody({ first }: { first: ConversationView }) {
  const { view, entries, refresh } = useThread(first)
  const own = useRef<ComposerHandle>(null)
  const composer = useReplyDesk() ?? own
  const now = useNow(SECOND_MS)
  const undoable = entries.findLast((one): one is Message => isUndoable(one, now))
  return (
    <>
      {undoable && (
        <UndoBar
          key={undoable.id}
          conversationId={view.conversation.id}
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
        colleagues={[]}
        quoted={null}
        onUnquote={() => {}}
        onSent={() => void refresh()}
        repliesOnly
      />
    </>
  )
}
