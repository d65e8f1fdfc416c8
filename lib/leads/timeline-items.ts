import type { Quote, TimelineItem } from "@/lib/leads/schema"
import { toScore } from "@/lib/leads/to-score"

type StoredMessage = { id: string; direction: string; body: string; status: string; createdAt: Date }
type StoredNote = { id: string; body: string; member: { name: string }; createdAt: Date }
type Of<K extends TimelineItem["kind"]> = Extract<TimelineItem, { kind: K }>

/** `words`: whether what was written may be shown. The one place a stored message becomes an item of a timeline. */
export const toMessageItem = (
  one: StoredMessage,
  words: boolean,
  quotes: ReadonlyMap<string, Quote[]>,
): Of<"message"> => ({
  kind: "message",
  id: one.id,
  at: one.createdAt.toISOString(),
  direction: one.direction === "out" ? "out" : "in",
  body: words ? one.body : null,
  status: one.status,
  quotes: words ? (quotes.get(one.id) ?? []) : [],
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
