import { z } from "zod"
import { Instant } from "@/lib/inputs"

const Word = z.string().trim().min(1).max(200)

const filters = {
  /** Who: "member:…" or "system:…", as facts carry it. */
  actor: Word.optional(),
  /** Whom or what: an id. */
  subject: Word.optional(),
  subjectType: Word.optional(),
  /** About whom: a patient's id. */
  patientId: Word.optional(),
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
export const ExportPageInput = z.strictObject({ ...filters, cursor: z.string().max(200).optional() })
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
  patientId: string | null
  /** A person's words or name: open, hidden from this reader, erased with the patient's key, or not to be opened. */
  personal: { state: "open"; value: unknown } | { state: "hidden" | "erased" | "unreadable" } | null
}

export type FactPage = { rows: FactRow[]; nextCursor: string | null }
export type AuditChoices = {
  actors: { actor: string; name: string }[]
  names: string[]
  /** The reader sees own accesses only. */
  ownOnly: boolean
}

/** What is wrong at a place of the chain; sentences in words.ts. */
export const PROBLEMS = [
  "changed",
  "seal_changed",
  "removed",
  "swapped",
  "inserted",
  "not_sealed_here",
  "rewritten",
  "cut",
  "older_copy",
  "unsealed",
  "head_altered",
  "key_lost",
] as const
export type ProblemKind = (typeof PROBLEMS)[number]

export type Problem = {
  what: ProblemKind
  /** The row's number in the chain, where it has one. */
  row: number | null
  until?: number
  factId: string | null
  where?: string
}

export type Verdict = {
  chain: string
  rows: number
  ok: boolean
  found: number
  /** The first of them. */
  problems: Problem[]
  /** Written and not yet chained. */
  waiting: { rows: number; since: string | null }
  /** Whether heads are kept outside the database for this chain, and from which row on. */
  isKept: boolean
  keptSince: number
}
