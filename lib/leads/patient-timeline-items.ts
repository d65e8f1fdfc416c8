import type { Place } from "@/lib/cursor"
import type { TimelineItem } from "@/lib/leads/schema"
import { toDate } from "@/lib/time"

type FactRow = {
  id: string
  name: string
  actor: string
  actorName: string
  subjectType: string
  subjectId: string
  after: unknown
  createdAt: Date
}

/** `leadId`: the enquiry it belongs to; null for what is about the person. */
export type PatientTimelineItem = { leadId: string | null } & (
  | (Extract<TimelineItem, { kind: "message" }> & { channel: string })
  | Extract<TimelineItem, { kind: "score" | "note" }>
  | { kind: "event"; id: string; at: string; name: string; by: string; about: Record<string, string> }
)
export type PatientTimelinePage = { items: PatientTimelineItem[]; nextCursor: string | null }

/** The product's own words of a fact; lists as one text. */
export function toEvent(fact: FactRow): PatientTimelineItem {
  const after = typeof fact.after === "object" && fact.after !== null ? Object.entries(fact.after) : []
  const about = after.flatMap(([key, value]): [string, string][] =>
    typeof value === "string" || typeof value === "number"
      ? [[key, String(value)]]
      : Array.isArray(value)
        ? [[key, value.map(String).join(", ")]]
        : [],
  )
  return {
    kind: "event",
    id: fact.id,
    at: fact.createdAt.toISOString(),
    name: fact.name,
    // A function's name says nothing to who reads a patient's story.
    by: fact.actor.startsWith("system:") ? "Rounds" : fact.actorName,
    about: Object.fromEntries(about),
    leadId: fact.subjectType === "lead" ? fact.subjectId : null,
  }
}

export const byTime = (one: { id: string; at: string }, other: { id: string; at: string }): number =>
  one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1

export function before(cursor: Place | null, time: "createdAt" | "saidAt" = "createdAt") {
  if (!cursor?.value) return {}
  const at = toDate(cursor.value)
  return { [time]: { lte: at }, OR: [{ [time]: { lt: at } }, { id: { lt: cursor.id } }] }
}
