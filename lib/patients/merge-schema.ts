import { z } from "zod"
import { Id, Key, Language, Name, Reason } from "@/lib/patients/schema"
import { MERGE_FIELDS, type MergeField } from "@/lib/patients/words"

const Side = z.enum(["kept", "merged"], { error: "Choose one of the two." }).default("kept")
const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given): string[] => [...new Set([given ?? []].flat())])
  .pipe(z.array(z.uuid("This is out of date. Load the page again.")).max(500))

export const MergeInput = z.object({
  keptId: Id,
  mergedId: Id,
  /** Whose word counts. */
  name: Side,
  birthDate: Side,
  language: Side,
  reason: Reason,
})
export type MergeInput = z.output<typeof MergeInput>

export const PreviewMergeInput = z.object({ keptId: Id, mergedId: Id })
export const MergeIdInput = z.object({ id: Id })
export const UndoMergeInput = z.object({ id: Id, reason: Reason })

export const SplitInput = z.object({
  key: Key,
  id: Id,
  name: Name,
  language: Language,
  leads: oneOrMore,
  contacts: oneOrMore,
  reason: Reason,
})
export type SplitInput = z.output<typeof SplitInput>

/** What a merge moved, kept so that it can be taken apart again. Ids, and of the kept record what it was called before. */
export const Moved = z.object({
  leads: z.array(z.string()),
  notes: z.array(z.string()),
  tasks: z.array(z.string()),
  consents: z.array(z.string()),
  /** Absent of merges from before there were appointments. */
  care: z
    .object({
      appointments: z.array(z.string()),
      holds: z.array(z.string()),
      waiting: z.array(z.string()),
      recalls: z.array(z.string()),
      surveys: z.array(z.string()),
      bookings: z.array(z.string()),
    })
    .default({ appointments: [], holds: [], waiting: [], recalls: [], surveys: [], bookings: [] }),
  contacts: z.array(
    z.object({
      id: z.string(),
      label: z.string().nullable(),
      isPrimary: z.boolean(),
      createdAt: z.string(),
      /** The record that was kept had it too. */
      both: z.boolean(),
    }),
  ),
  relations: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      createdAt: z.string(),
      back: z.object({ kind: z.string(), createdAt: z.string() }).nullable(),
      /** moved; known: the kept record had it; self: the two were kept as relatives. */
      fate: z.enum(["moved", "known", "self"]),
    }),
  ),
  details: z.array(
    z.object({ field: z.enum(MERGE_FIELDS), was: z.string().nullable(), is: z.string().nullable() }),
  ),
})
export type Moved = z.output<typeof Moved>

export type Proposal = { approvalId: string | null }
export type Merged = Proposal & { mergeId: string | null; keptId: string }
export type Split = Proposal & { newId: string | null; id: string }

export type MergeSide = {
  id: string
  name: string
  birthDate: string | null
  language: string | null
  source: string
  externalRef: string | null
  since: string
  contacts: { id: string; channel: string; spoken: string; label: string | null }[]
  leads: { id: string; status: string; createdAt: string; lastMessageAt: string | null }[]
  consents: { purpose: string; status: string; at: string }[]
  notes: number
  tasks: number
  relatives: number
}

export type MergePreview = {
  kept: MergeSide
  merged: MergeSide
  /** Where both say something, and not the same. */
  conflicts: MergeField[]
  /** Purposes on which the two decided differently; the newer decision will stand. */
  consents: { purpose: string; status: string; at: string; of: "kept" | "merged" }[]
  sharedContacts: string[]
  /** They are kept as relatives of one another: an unusual pair to merge. */
  related: boolean
  propose: boolean
}

export type Count = {
  leads: number
  contacts: number
  notes: number
  tasks: number
  consents: number
  relatives: number
}
export type UndoPreview = {
  id: string
  keptId: string
  kept: string
  merged: string
  at: string
  /** Why it cannot be undone. */
  blocked: string | null
  back: Count
  /** Came after the merge, and stays with the kept record. */
  stays: Count
  /** Numbers that somebody wrote over since: both will have them. */
  shared: string[]
  /** Details corrected since: they stay as they are. */
  corrected: MergeField[]
  propose: boolean
}

export type SplitPreview = {
  id: string
  name: string
  language: string | null
  leads: { id: string; status: string; createdAt: string; lastMessage: string | null; contactIds: string[] }[]
  contacts: { id: string; channel: string; spoken: string; label: string | null; alsoOf: number }[]
  consents: number
  propose: boolean
}

export type DuplicatePair = {
  one: { id: string; name: string; address: string | null; since: string; leads: number }
  other: { id: string; name: string; address: string | null; since: string; leads: number }
  because: ("number" | "email" | "birth_date")[]
}
