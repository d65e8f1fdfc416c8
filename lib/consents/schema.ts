import { z } from "zod"
import { PATIENT_LANGUAGES, type PatientLanguage } from "@/lib/consents/patient-phrases"
import type { PolicyText } from "@/lib/consents/policy"
import {
  CONSENT_SOURCES,
  CONSENT_STATUSES,
  type ConsentMethod,
  type ConsentStatus,
  PURPOSES,
  type Purpose,
  REQUEST_STATUSES,
  type RequestKind,
  type RequestStatus,
} from "@/lib/consents/words"

const id = z.string().max(64)
const purposes = Object.keys(PURPOSES) as [Purpose, ...Purpose[]]
const purpose = z.enum(purposes)
const cursor = z.string().max(400).optional()
const key = z.string().min(8).max(64)

export const StandingInput = z.object({ patientId: id })
export const HistoryInput = z.object({ patientId: id, purpose: purpose.optional() })
export const IdInput = z.object({ id })

export type ConsentRow = {
  purpose: Purpose
  /** `pending`: nothing was decided, and a question waits. */
  status: ConsentStatus
  source: string | null
  method: ConsentMethod | null
  policyVersion: string | null
  isOutdated: boolean
  /** A question waits for its answer. */
  isAsked: boolean
  /** When it was decided; of what is only asked, when it was asked. */
  recordedAt: string
  expiresAt: string | null
  by: string | null
}

export const LedgerFilters = z.strictObject({
  q: z.string().trim().max(200).optional(),
  purpose: purpose.optional(),
  status: z.enum(CONSENT_STATUSES).optional(),
  /** Ends within so many days. */
  ends: z.enum(["30", "90"]).optional(),
  source: z.enum(CONSENT_SOURCES).optional(),
  /** Given to a policy that has to be agreed to anew. */
  outdated: z.enum(["1"]).optional(),
  cursor,
})
export type LedgerFilters = z.output<typeof LedgerFilters>

export const StartLedgerExportInput = z.object({
  /** The ledger as its address has it. */
  filters: LedgerFilters.omit({ cursor: true }),
  reason: z.string().trim().min(3, { error: "Say why." }).max(500),
})
export const LedgerExportInput = z.object({ id, cursor })

export type LedgerRow = {
  id: string
  patient: { id: string; name: string }
  purpose: Purpose
  status: ConsentStatus
  source: string | null
  method: ConsentMethod | null
  policyVersion: string | null
  isOutdated: boolean
  decidedAt: string | null
  expiresAt: string | null
  /** A question is open. */
  isAsked: boolean
  evidence: "signature" | "witness" | "message" | "page" | "form" | null
}
export type LedgerPage = { rows: LedgerRow[]; nextCursor: string | null; isCut: boolean }
export const RequestFilters = z.strictObject({ status: z.enum(REQUEST_STATUSES).optional(), cursor })
export type RequestRow = {
  id: string
  patient: { id: string; name: string }
  kind: RequestKind
  purposes: Purpose[]
  status: RequestStatus
  language: string
  openedAt: string
  expiresAt: string
  answeredAt: string | null
  by: string | null
}
export const ReceiptFilters = z.strictObject({ cursor })
export type ReceiptRow = {
  id: string
  patient: { id: string; name: string }
  language: string
  policyVersion: string | null
  purposes: Purpose[]
  createdAt: string
  sentAt: string | null
  openedAt: string | null
}

export const Decided = z.enum(["granted", "denied"])
export const InPersonInput = z.object({
  patientId: id,
  decisions: z.partialRecord(purpose, Decided).refine((given) => Object.keys(given).length > 0, {
    error: "Choose at least one.",
  }),
  language: z.enum(PATIENT_LANGUAGES),
  /** A drawn signature: PNG in base64. */
  png: z.string().max(120_000).optional(),
  /** Typed by whoever cannot draw; then somebody stands by. */
  signer: z.string().trim().max(120).optional(),
  /** A colleague who stood by; or the name of somebody from outside, never both. */
  witnessId: id.optional(),
  witness: z.string().trim().max(120).optional(),
  sendReceipt: z.boolean().default(false),
  key,
})
export const WithdrawInput = z.object({ patientId: id, purpose })
export const AskInput = z.object({
  patientId: id,
  purposes: z.preprocess(
    (given) => (typeof given === "string" ? [given] : given),
    z.array(purpose).min(1).max(9),
  ),
  language: z.enum(PATIENT_LANGUAGES).optional(),
  key,
})

export const LinkInput = z.object({ kind: z.enum(["request", "receipt"]), id })
const shown = { userAgent: z.string().max(400).optional(), network: z.string().max(60).optional() }
export const LinkWithdrawInput = LinkInput.extend({ purpose, ...shown })
export const LinkAnswerInput = z.object({ id, answers: z.partialRecord(purpose, Decided), ...shown })

export const PolicyInput = z.object({
  title: z.string().trim().min(3, { error: "Give it a title." }).max(120),
  jurisdiction: z.string().trim().min(2, { error: "Say which law applies." }).max(60),
  controllerName: z.string().trim().min(2, { error: "Say who is responsible." }).max(160),
  controllerAddress: z.string().trim().min(5, { error: "Enter an address." }).max(300),
  controllerContact: z.string().trim().min(5, { error: "Enter how the clinic is reached." }).max(160),
  officer: z.string().trim().max(160).default(""),
  privacyUrl: z.url({ protocol: /^https$/, error: "Enter an address that begins with https://." }).max(400),
  standing: z.enum(["valid", "ask_again"]),
  purposes: z.preprocess((given) => (typeof given === "string" ? [given] : given), z.array(purpose).min(1)),
  texts: z.partialRecord(
    z.enum(PATIENT_LANGUAGES),
    z.object({
      intro: z.string().trim().max(2_000),
      purposes: z.partialRecord(purpose, z.string().trim().max(600)),
    }),
  ),
})
export const NoInput = z.object({})
export const LanguageInput = z.object({ language: z.string().max(20).optional() })

export type PolicyRow = {
  id: string
  label: string
  status: "draft" | "published" | "retired"
  title: string
  jurisdiction: string
  controller: { name: string; address: string; contact: string; officer: string }
  privacyUrl: string
  standing: "valid" | "ask_again"
  purposes: Purpose[]
  texts: Partial<Record<PatientLanguage, PolicyText>>
  publishedAt: string | null
  retiredAt: string | null
  publishedBy: string | null
  /** How many standing agreements name it. */
  agreements: number
}

export type HistoryItem = {
  id: string
  kind: "decision" | "request"
  purpose: Purpose
  status: ConsentStatus | RequestStatus
  at: string
  expiresAt: string | null
  source: string | null
  method: ConsentMethod | null
  policyVersion: string | null
  by: string | null
  /** Of a decision: whether it is the one that counts. */
  counts: boolean
  receiptId: string | null
  evidence: EvidenceShown | null
}
export type EvidenceShown = {
  kind: string
  /** The words of the message or of the box; null where the reader may not see them. */
  words: string | null
  /** Of a box on a form: the language it was shown in, and which wording of ours; null on a site's own form. */
  form: { language: string | null; version: string | null } | null
  conversationId: string | null
  messageId: string | null
  png: string | null
  signer: string | null
  /** Who stood by: somebody who works here, or a name that was given. */
  witness: { name: string; isColleague: boolean } | null
  network: string | null
  userAgent: string | null
  isErased: boolean
}
