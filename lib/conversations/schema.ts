import { z } from "zod"
import type { MessageView } from "@/lib/leads/schema"
import type { ReplyState } from "@/lib/messaging/schema"

export const CHANNELS = ["whatsapp", "sms", "voice", "email", "web"] as const
export type Channel = (typeof CHANNELS)[number]
export const CONVERSATION_STATUSES = ["open", "snoozed", "closed"] as const
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number]

export const ListConversationsInput = z.object({
  q: z.string().trim().max(80).optional(),
  status: z.enum(CONVERSATION_STATUSES).optional(),
  /** A member's id, `me`, or `nobody`. */
  owner: z.string().max(64).optional(),
  channel: z.enum(CHANNELS).optional(),
  /** Of those only what waits for us, or what I have not read. */
  only: z.enum(["waiting", "unread", "mentions"]).optional(),
  sort: z.enum(["-lastMessageAt", "waitingSince"]).optional(),
  cursor: z.string().max(400).optional(),
})
export type ListConversationsInput = z.infer<typeof ListConversationsInput>

/** How many a page of the list, and of a thread, holds. */
export const CONVERSATION_PAGE = 30
export const THREAD_PAGE = 40

export const FindConversationInput = z.strictObject({
  id: z.string().max(64),
  /** Entries before this place, as `before` of a page gave it. */
  before: z.string().max(400).optional(),
})
export const ConversationIdInput = z.strictObject({ id: z.string().max(64) })

export type PersonAt = { patientId: string; name: string }

/** A line of the list. Times are ISO instants. */
export type ConversationRow = {
  id: string
  contactId: string
  channel: Channel
  /** As spoken, or a user id; null where it may not be shown. */
  address: string | null
  /** Everybody known there: families share a phone. The first is whom the last message was for. */
  people: PersonAt[]
  status: ConversationStatus
  snoozedUntil: string | null
  owner: { memberId: string; name: string } | null
  last: { direction: "in" | "out"; text: string; at: string; status: string } | null
  waitingSince: string | null
  isUnread: boolean
  /** Until when free words may be sent; null where the channel knows no such time. */
  openUntil: string | null
  /** The newest open lead's, where this role sees scores. */
  urgency: string | null
  hasDraft: boolean
  /** Where words were looked for: the newest message that holds them. */
  match: { messageId: string; text: string; at: string } | null
}

export type ConversationPage = {
  rows: ConversationRow[]
  nextCursor: string | null
  /** More was found than is looked through: say more. */
  isCut: boolean
}

/** Open ones of each tab, each counted no further than `COUNT_CAP` + 1. */
export type ConversationCounts = {
  all: number
  mine: number
  nobody: number
  waiting: number
  unread: number
  mentions: number
  snoozed: number
}
export const COUNT_CAP = 10_000

export type ThreadMedia = {
  id: string
  mime: string | null
  fileName: string | null
  size: number | null
  /** Where the safe proxy serves it; null: it cannot be had. */
  href: string | null
}

/** One line of a thread, oldest first within a page. */
export type ThreadEntry = { id: string; at: string } & (
  | {
      entry: "message"
      direction: "in" | "out"
      externalId: string | null
      kind: string
      body: string
      detail: unknown
      /** What it holds besides its words, ready to be shown. */
      view: MessageView | null
      /** What edited ones said before. */
      earlier: { body: string; at: string }[]
      media: ThreadMedia | null
      status: string
      statusAt: string
      /** In words, for failed, blocked and unsure ones. */
      because: string | null
      by: string | null
      purpose: string | null
      sendAt: string | null
      /** Until when it can still be taken back. */
      undoUntil: string | null
      editedAt: string | null
      revokedAt: string | null
      /** Whom it is about, of the people there. */
      patientId: string | null
      replyTo: { id: string | null; body: string | null } | null
      reactions: { emoji: string; direction: "in" | "out" }[]
    }
  | { entry: "note"; body: string; by: string; mentions: { memberId: string; name: string }[] }
  /** Assigned, snoozed, closed, opened again. */
  | { entry: "change"; change: string; by: string | null; to: string | null; until: string | null }
)

/** The thread and what its composer must know. */
export type ConversationView = {
  conversation: ConversationRow
  entries: ThreadEntry[]
  /** Of the entries before these. */
  before: string | null
  reply: ReplyState
  draft: { body: string; savedAt: string } | null
  /** May this member write here, and work on it (assign, snooze, close, note)? */
  may: { send: boolean; work: boolean; bypass: boolean }
}
