"use client"

import type { ReactNode } from "react"
import { icon } from "@/components/icon"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import { MessageContent } from "../../../leads/[id]/message-content"
import { purposeWord } from "../purpose-words"
import { HeardNote } from "./heard-note"
import { MediaShown } from "./media-shown"
import { ReactButton } from "./react-button"
import { Reactions, ReactionTrouble } from "./reactions"
import { type PutAgain, SendingTrouble } from "./sending-trouble"
import type { Message } from "./stretches"
import { WordsShown } from "./words-shown"

const Reply = icon("reply")
const CircleQuestion = icon("circle-question-mark")

export type BubbleActs = {
  /** Absent: nothing can be written here. */
  quote?: (message: Message) => void
  writeAgain?: PutAgain
  /** Absent: nothing can be put on a message here. */
  react?: (message: Message, emoji: string) => void
  why: (messageId: string) => void
}

type Props = { message: Message; continues: boolean; acts: BubbleActs; patient: string }

/** Written on the clinic's own phone, past the console. */
const isFromPhone = (detail: unknown): boolean =>
  typeof detail === "object" && detail !== null && "fromPhone" in detail && detail.fromPhone === true

/** One message as it was sent, with what became of it. */
export function Bubble({ message, continues, acts, patient }: Props) {
  const isIn = message.direction === "in"
  return (
    <li
      id={`message-${message.id}`}
      className={cn(
        "group/bubble relative grid scroll-mt-24 rounded-lg data-named:bg-accent-soft data-named:py-1 data-named:outline-2 data-named:outline-accent-line",
        isIn ? "justify-items-start" : "justify-items-end",
        continues ? "mt-1" : "mt-3",
      )}
    >
      {!continues && (
        <span className="mb-0.5 px-1 text-2xs text-ink-3">
          {isIn ? (
            <bdi>{patient}</bdi>
          ) : (
            (message.by ?? (isFromPhone(message.detail) ? t("Sent from the phone") : "Rounds"))
          )}
          {!isIn && message.purpose && message.purpose !== "reply" && ` · ${purposeWord(message.purpose)}`}
        </span>
      )}
      <div className={cn("flex max-w-[min(34rem,88%)] items-end gap-1", !isIn && "flex-row-reverse")}>
        <div
          className={cn(
            "min-w-0 rounded-lg border px-3 py-2 text-sm text-ink",
            isIn ? "border-line bg-surface" : "border-accent-line bg-accent-soft",
            ["failed", "blocked"].includes(message.status) && "border-red-line bg-red-soft",
            message.status === "cancelled" && "border-dashed border-line-strong bg-surface opacity-70",
          )}
        >
          <MessageContent
            item={{
              view: message.revokedAt ? null : message.view,
              editedAt: message.editedAt,
              revokedAt: message.revokedAt,
              replyTo: message.replyTo && { ours: null, line: message.replyTo.body },
              earlier: message.earlier,
              reactions: [],
              by: null,
              because: null,
            }}
            words={
              <>
                {message.media && <MediaShown media={message.media} />}
                {message.body && <WordsShown body={message.body} />}
              </>
            }
          />
          <Reactions message={message} />
        </div>
        <BubbleButtons message={message} acts={acts} />
      </div>
      <span className="mt-0.5 flex items-center gap-1.5 px-1 text-2xs text-ink-3">
        <Time value={message.at} as="clock" />
        {!isIn && <StatusBadge kind="message" value={message.status} look="plain" />}
      </span>
      <ReactionTrouble message={message} />
      {message.heard && <HeardNote heard={message.heard} />}
      {!isIn && <SendingTrouble message={message} writeAgain={acts.writeAgain ?? null} atEnd />}
    </li>
  )
}

function BubbleButtons({ message, acts }: { message: Message; acts: BubbleActs }) {
  const isIn = message.direction === "in"
  return (
    <span className="flex shrink-0 opacity-0 transition-opacity group-hover/bubble:opacity-100 focus-within:opacity-100 pointer-coarse:opacity-100 motion-reduce:transition-none">
      {acts.quote && message.externalId && !message.revokedAt && (
        <Small label={t("Answer this message")} onClick={() => acts.quote?.(message)}>
          <Reply />
        </Small>
      )}
      {isIn && acts.react && message.externalId && !message.revokedAt && (
        <ReactButton message={message} onReact={acts.react} />
      )}
      {!isIn && (
        <Small label={t("Why did we write to this person?")} onClick={() => acts.why(message.id)}>
          <CircleQuestion />
        </Small>
      )}
    </span>
  )
}

const Small = ({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    onClick={onClick}
    className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink [&_svg]:size-3.5"
  >
    {children}
  </button>
)
