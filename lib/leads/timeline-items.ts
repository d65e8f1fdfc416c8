import { toMessageView } from "@/lib/leads/message-view"
import type { MessageExtras, Quote, TimelineItem } from "@/lib/leads/schema"
import { toScore } from "@/lib/leads/to-score"

type StoredMessage = {
  id: string
  direction: string
  kind: string
  body: string
  detail: unknown
  status: string
  editedAt: Date | null
  revokedAt: Date | null
  saidAt: Date
}
type StoredNote = { id: string; body: string; member: { name: string }; createdAt: Date }
const NOTHING_BESIDE: MessageExtras = {
  reactions: [],
  earlier: [],
  replyTo: null,
  by: null,
  because: null,
}
type Of<K extends TimelineItem["kind"]> = Extract<TimelineItem, { kind: K }>

/** `words`: whether what was written may be shown. The one place a stored message becomes an item of a timeline. */
export const toMessageItem = (
  one: StoredMessage,
  words: boolean,
  quotes: ReadonlyMap<string, Quote[]>,
  extras?: ReadonlyMap<string, MessageExtras>,
): Of<"message"> => ({
  kind: "message",
  id: one.id,
  at: one.saidAt.toISOString(),
  direction: one.direction === "out" ? "out" : "in",
  body: words ? one.body : null,
  status: one.status,
  quotes: words ? (quotes.get(one.id) ?? []) : [],
  view: words && !one.revokedAt ? toMessageView(one) : null,
  editedAt: one.editedAt?.toISOString() ?? null,
  revokedAt: one.revokedAt?.toISOString() ?? null,
  ...((words && extras?.get(one.id)) || NOTHING_BESIDE),
})

export const toScoreItem = (one: Parameters<typeof toScore>[0], words: boolean): Of<"score"> => ({
  kind: "score",
  id: one.id,
  at: one.createdAt.toISOString(),
  score: toScore(one, words),
})

export const toNoteItem = (one: StoredNote): Of<"note"> => ({
  kind: "note",
  id: one.id,
  at: one.createdAt.toISOString(),
  body: one.body,
  by: one.member.name,
})
