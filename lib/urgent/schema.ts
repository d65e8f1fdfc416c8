import { z } from "zod"
import type { Classification, Urgency } from "@/lib/scoring/schema"
import {
  type ClosedBecause,
  type Duty,
  type How,
  LONGEST_DISTRESS,
  LONGEST_REASON,
  WAYS,
  type WhyNoText,
} from "@/lib/urgent/words"

const Id = z.string().max(64)
const Minutes = z
  .tuple([z.int().min(1), z.int().min(1), z.int().min(1)])
  .refine(([one, two, three]) => one < two && two < three && three <= 24 * 60, {
    error: "Each tier later than the one before, at most a day.",
  })
const StandIn = z.enum(["role", "nobody"])
const Text = z.string().max(LONGEST_DISTRESS).default("")

/** How a clinic escalates. `{}` gives what the product does by itself. */
export const EscalationSchema = z.object({
  minutes: z
    .object({
      critical: Minutes.default([5, 10, 15]),
      high: Minutes.default([5, 10, 15]),
      hot: Minutes.default([5, 10, 15]),
      medium: Minutes.default([20, 40, 60]),
    })
    .prefault({}),
  standIn: z
    .object({
      supervisor: StandIn.default("role"),
      manager: StandIn.default("role"),
      doctor: StandIn.default("role"),
    })
    .prefault({}),
  distress: z
    .object({
      on: z.boolean().default(true),
      template: z
        .string()
        .regex(/^[a-z0-9_]{0,512}$/, "Small letters, digits and _ only.")
        .default(""),
      number: z
        .string()
        .regex(/^[0-9 +]{0,20}$/, "Digits only.")
        .default(""),
      texts: z.object({ en: Text, ro: Text, de: Text, hi: Text }).prefault({}),
    })
    .prefault({}),
})
export type Escalation = z.output<typeof EscalationSchema>

export const OpenCaseInput = z.strictObject({ leadId: Id, scoreId: z.string().max(64) })
export const CaseIdInput = z.strictObject({ id: Id })
export const LeadCaseInput = z.strictObject({ leadId: Id })
export const AcknowledgeInput = z.strictObject({
  id: Id,
  way: z.enum(WAYS).default("queue"),
  words: z.string().trim().max(LONGEST_REASON, `At most ${LONGEST_REASON} characters.`).optional(),
})
export const ReleaseCaseInput = z.strictObject({
  id: Id,
  reason: z.string().trim().max(LONGEST_REASON, `At most ${LONGEST_REASON} characters.`).optional(),
})
export const CloseCaseInput = z.strictObject({
  id: Id,
  reason: z
    .string()
    .trim()
    .min(3, "Say why, in a few words.")
    .max(LONGEST_REASON, `At most ${LONGEST_REASON} characters.`),
})
export const ListCasesInput = z.strictObject({
  tab: z.enum(["open", "history"]).default("open"),
  cursor: z.string().max(200).optional(),
})

export type TierView = {
  number: number
  duty: Duty | "everybody"
  how: How
  /** Names of whom it reached. */
  names: string[]
  dueAt: string
  firedAt: string
  isLate: boolean
  isAgain: boolean
}

export type CaseRow = {
  id: string
  leadId: string
  /** Null: the lead is a colleague's, beyond what this role may open. */
  href: string | null
  patientId: string
  patientName: string
  phone: { spoken: string; address: string } | null
  urgency: Urgency
  classification: Classification | null
  /** What the patient wrote that speaks for it. */
  why: { label: string; quote: string | null } | null
  openedAt: string
  clockFrom: string
  dueAt: string
  status: "open" | "acknowledged" | "closed"
  tier: number
  nextTierAt: string | null
  nextDuty: Duty | "everybody" | null
  acknowledgedBy: { id: string; name: string; at: string } | null
  ownerName: string | null
  closedAt: string | null
  closedBy: string | null
  closedBecause: ClosedBecause | null
  distressAt: string | null
  distressWhyNot: WhyNoText | null
  may: { acknowledge: boolean; take: boolean; work: boolean }
}

export type CaseDetail = CaseRow & { tiers: TierView[] }

export type CasePage = {
  rows: CaseRow[]
  nextCursor: string | null
  view: { masked: boolean; scores: boolean; act: boolean }
}
