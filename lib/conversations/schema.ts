import { z } from "zod"
import type { HeardShown } from "@/lib/answers/words"
import { REACTIONS } from "@/lib/conversations/words"
import { Instant } from "@/lib/inputs"
import type { MessageView } from "@/lib/leads/schema"
import type { ReplyState } from "@/lib/messaging/schema"
import { LONGEST_TEXT } from "@/lib/messaging/words"

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

const Id = z.string().max(64)
const Key = z.uuid("The form is out of date. Load the page again.")
const tooLong = `At most ${LONGEST_TEXT.toLocaleString("en")} characters.`

export const AssignConversationInput = z.strictObject({
  id: Id,
  /** `me`, `nobody` or a member's id. */
  to: z.string().max(64),
})
export const SnoozeConversationInput = z.strictObject({ id: Id, until: Instant })
export const WakeConversationInput = z.strictObject({ id: Id })
export const AddConversationNoteInput = z.strictObject({
  id: Id,
  key: Key,
  body: z.string().trim().min(1, "Write the note first.").max(4_000, "At most 4,000 characters."),
  /** Members called by name. */
  mentions: z.array(z.uuid()).max(20, "At most 20 colleagues.").default([]),
})
export const SaveDraftInput = z.strictObject({ id: Id, body: z.string().max(LONGEST_TEXT, tooLong) })

const Reason = z.string().trim().min(5, "Say why, in a few words.").max(500, "At most 500 characters.")
export const SendInConversationInput = z.strictObject({
  id: Id,
  key: Key,
  content: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("text"),
      body: z.string().trim().max(LONGEST_TEXT, tooLong).default(""),
      /** The message it answers. */
      replyToId: Id.optional(),
      attachmentId: Id.optional(),
    }),
    z.strictObject({
      kind: z.literal("template"),
      templateVersionId: Id,
      parameters: z.array(z.string().trim().min(1, "Fill every gap.").max(1_024)).max(30),
    }),
  ]),
  /** Whom it is for, where several people share the address; absent: who wrote last. */
  patientId: Id.optional(),
  /** Not before; absent: after the time for taking it back. */
  sendAt: Instant.optional(),
  /** Passes budget, spacing and quiet hours, to protect life or health. */
  bypass: z.strictObject({ reason: Reason }).optional(),
})
export type SendInConversationInput = z.infer<typeof SendInConversationInput>
/** As it is given: instants as text, defaults left out. */
export type SendInConversation = z.input<typeof SendInConversationInput>
export type SentInConversation = {
  id: string
  status: "queued" | "scheduled"
  /** Until when it can be taken back; null: it is on its way. */
  undoUntil: string | null
}
export const ReactInConversationInput = z.strictObject({
  id: Id,
  key: Key,
  messageId: Id,
  /** Empty: taken back. */
  emoji: z.enum(["", ...REACTIONS.map((one) => one.emoji)], "Choose one of the reactions shown."),
})
export const MessageOfConversationInput = z.strictObject({ id: Id, messageId: Id })
export const PresenceInput = z.strictObject({
  id: Id,
  /** `gone`: the page is left. */
  state: z.enum(["viewing", "typing", "gone"]),
})
/** Colleagues who have the conversation open just now, me left out. */
export type Present = { memberId: string; name: string; state: "viewing" | "typing" }

/** So many seconds what I send waits, so that I can take it back; 0: it leaves at once. */
export const UNDO_SECONDS = [0, 5, 10, 20] as const
export const ChangeWritingInput = z.strictObject({ undoSeconds: z.literal([...UNDO_SECONDS]) })

export const QUICK_REPLY_LANGUAGES = ["en", "ro", "de", "hi", "ar"] as const
const Text = z.string().trim().max(2_000, "At most 2,000 characters.")
const Texts = z
  .strictObject({ en: Text, ro: Text, de: Text, hi: Text, ar: Text })
  .partial()
  .refine((texts) => Object.values(texts).some((text) => text), "Write the text in one language at least.")
const quickReplyFields = {
  name: z.string().trim().min(2, "Give it a name.").max(60, "At most 60 characters."),
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9_-]{0,31}$/, "Letters, digits, - and _ , such as prices."),
  texts: Texts,
}
export const CreateQuickReplyInput = z.strictObject({
  key: Key,
  ...quickReplyFields,
  /** Everybody's, or my own. */
  isShared: z.boolean().default(false),
})
export const ChangeQuickReplyInput = z.strictObject({ id: Id, ...quickReplyFields })
export const QuickReplyIdInput = z.strictObject({ id: Id })
export const ListQuickRepliesInput = z.strictObject({
  q: z.string().trim().max(80).optional(),
  archived: z.enum(["yes"]).optional(),
})
export type QuickReplyTexts = z.infer<typeof Texts>
export type QuickReplyRow = {
  id: string
  name: string
  shortcut: string
  texts: QuickReplyTexts
  isShared: boolean
  /** Whose own it is. */
  owner: string | null
  isArchived: boolean
  mayChange: boolean
  updatedAt: string
}
/** For one conversation, in the person's language, with what is known filled in. */
export type QuickReplyChoice = {
  id: string
  name: string
  shortcut: string
  language: string
  text: string
  /** Gaps that nothing is known for: left out of the text, and said. */
  missing: string[]
}

/** What is said with the same people by other addresses, as far as I may see it. */
export type OtherConversation = {
  id: string
  channel: Channel
  address: string | null
  lastMessageAt: string | null
  status: ConversationStatus
}

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
  /** Why it cannot be had, in words. */
  because?: string | null
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
      /** `because`: one of ours that did not go out, and why in words. */
      reactions: { emoji: string; direction: "in" | "out"; because?: string | null }[]
      /** What it was read as, where it answered a question for an agreement or stopped offers. */
      heard?: HeardShown | null
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
