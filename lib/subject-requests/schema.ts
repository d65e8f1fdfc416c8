import { z } from "zod"
import { BirthDate, Id, Key, Language, Name, optionalText, Reason, Ticked } from "@/lib/patients/schema"
import type { Clock } from "@/lib/subject-requests/rules"
import {
  EXPORT_LANGUAGES,
  EXTENSION_REASONS,
  type ExportLanguage,
  IDENTITY_WAYS,
  type IdentityWay,
  OBJECTIONS,
  type ObjectionTo,
  REFUSAL_GROUNDS,
  REQUEST_CHANNELS,
  REQUEST_KINDS,
  RESTRICTION_REASONS,
  type RefusalGround,
  type RequestChannel,
  type RequestKind,
  type RequestStatus,
  type RestrictionReason,
} from "@/lib/subject-requests/words"

const wordOf = <T extends string>(words: Record<T, string>, error: string) =>
  z.enum(Object.keys(words) as [T, ...T[]], { error })

const Received = z.union([z.literal(""), z.iso.date("Give a day, such as 2026-11-22.")]).optional()

export const OpenRequestInput = z.object({
  key: Key,
  patientId: Id,
  kind: wordOf(REQUEST_KINDS, "Choose what they ask for."),
  channel: wordOf(REQUEST_CHANNELS, "Choose how they asked."),
  words: optionalText(4_000),
  /** The day they asked; empty: today. */
  receivedOn: Received.transform((day) => day || undefined),
})
export type OpenedRequest = { id: string; isNew: boolean }

export const RequestIdInput = z.object({ id: Id })
export const AskIdentityInput = RequestIdInput
export const ConfirmIdentityInput = z.object({
  id: Id,
  how: wordOf(IDENTITY_WAYS, "Choose how."),
  note: optionalText(500),
})
export const ExtendInput = z.object({
  id: Id,
  because: wordOf(EXTENSION_REASONS, "Choose why."),
  /** They were told, and why: without that the law gives no longer time. */
  told: Ticked.refine((told) => told, "They have to be told first, and why."),
})
export const AssignRequestInput = z.object({ id: Id, memberId: z.uuid("Choose a colleague.") })
export const RefuseInput = z.object({
  id: Id,
  ground: wordOf(REFUSAL_GROUNDS, "Choose the ground."),
  note: Reason,
})
export const WithdrawRequestInput = z.object({ id: Id, reason: Reason })
export const FinishInput = z.object({ id: Id, note: optionalText(500) })
export const RectifyInput = z.object({ id: Id, name: Name, birthDate: BirthDate, language: Language })
export const RestrictInput = z.object({
  id: Id,
  because: wordOf(RESTRICTION_REASONS, "Choose why."),
})
export const LiftInput = z.object({ patientId: Id, reason: Reason })
const ticks = Object.keys(OBJECTIONS) as ObjectionTo[]
export const ObjectInput = z
  .object({
    id: Id,
    ...(Object.fromEntries(ticks.map((one) => [one, Ticked])) as Record<ObjectionTo, typeof Ticked>),
  })
  .refine((given) => ticks.some((one) => given[one]), {
    path: ["marketing"],
    message: "Tick what they object to.",
  })
export const PrepareExportInput = z.object({
  id: Id,
  language: z.enum(EXPORT_LANGUAGES, { error: "Choose a language." }),
})
export const DownloadInput = z.object({
  id: Id,
  format: z.enum(["json", "pdf"], { error: "Choose JSON or PDF." }),
})
export const EraseInput = z.object({ id: Id, reason: Reason })
/** What a second person agrees to: ids alone. */
export const EraseAskedInput = z.object({ requestId: z.uuid(), patientId: z.uuid() })

const filter = <T extends string>(words: Record<T, string>) =>
  wordOf(words, "There is no such choice.").optional()
export const RequestFilters = z.object({
  state: z.enum(["open", "late", "finished"], { error: "There is no such choice." }).default("open"),
  kind: filter(REQUEST_KINDS),
  cursor: z.string().max(500).optional(),
})
export type RequestFilters = z.output<typeof RequestFilters>

export type RequestRow = {
  id: string
  kind: RequestKind
  status: RequestStatus
  channel: RequestChannel
  patient: { id: string; name: string }
  owner: { id: string; name: string } | null
  receivedAt: string
  dueAt: string
  finishedAt: string | null
  isExtended: boolean
  clock: Clock
}
export type RequestPage = {
  rows: RequestRow[]
  nextCursor: string | null
  counts: RequestCounts
  /** Who sees numbers alone gets no rows. */
  countsOnly: boolean
}
export type RequestCounts = { open: number; late: number; soon: number; finished: number }

export type ExportRow = {
  id: string
  status: "queued" | "ready" | "failed" | "expired" | "erased"
  language: ExportLanguage
  createdAt: string
  readyAt: string | null
  expiresAt: string | null
  jsonBytes: number | null
  pdfBytes: number | null
  rows: number
  downloads: { format: "json" | "pdf"; by: string; at: string }[]
}

export type RequestDetail = {
  request: RequestRow & {
    words: string | null
    receivedBy: string | null
    identity: { how: IdentityWay; by: string | null; at: string; note: string | null } | null
    extended: { because: string; by: string | null; at: string } | null
    refused: { ground: RefusalGround; note: string | null } | null
    finishedBy: string | null
    approvalId: string | null
    detail: Record<string, unknown>
  }
  patient: {
    id: string
    name: string
    language: string | null
    birthDate: string | null
    restricted: { since: string; because: RestrictionReason } | null
    isErased: boolean
  }
  exports: ExportRow[]
  erasure: ErasureView | null
  history: { at: string; by: string; what: string }[]
  may: { write: boolean; export: boolean; erase: "ask" | null }
}

export type KeptRow = { what: string; rows: number; because: KeptBecause; days: number | null }
export type KeptBecause = "proof" | "law" | "figures" | "shared"
export type GoneRow = { what: string; rows: number; how: "blanked" | "deleted" }
export type ErasurePlan = { gone: GoneRow[]; kept: KeptRow[]; records: number; waiting: number }
export type ErasureView = {
  at: string
  proposedBy: string
  approvedBy: string
  /** Their contact at HubSpot: a job has it deleted there, or a colleague does. Its number is for who may erase. */
  hubspot: { state: "ordered" | "by_hand"; numbers: string | null } | { state: "erased"; at: string } | null
  gone: GoneRow[]
  kept: KeptRow[]
}
