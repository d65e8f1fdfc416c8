import { z } from "zod"
import { Instant } from "@/lib/inputs"

const Word = z.string().trim().min(1).max(200)

const filters = {
  /** Who: "member:…" or "system:…", as facts carry it. */
  actor: Word.optional(),
  /** Whom or what: an id. */
  subject: Word.optional(),
  subjectType: Word.optional(),
  /** What: `lead.taken`. */
  name: Word.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
}

export const AuditFilters = z.strictObject(filters)
export const ListFactsInput = z.strictObject({
  ...filters,
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const FindFactInput = z.strictObject({ id: z.string().max(100) })

/** One thing that happened. `before` and `after` are without personal values for whoever may not see them. */
export type FactRow = {
  id: string
  name: string
  actor: string
  actorName: string
  subjectType: string
  subjectId: string
  reason: string | null
  before: unknown
  after: unknown
  requestId: string
  createdAt: string
}

export type FactPage = { rows: FactRow[]; nextCursor: string | null }
export type AuditChoices = {
  actors: { actor: string; name: string }[]
  names: string[]
  /** The reader sees own accesses only. */
  ownOnly: boolean
}
