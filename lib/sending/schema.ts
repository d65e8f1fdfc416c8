import { z } from "zod"
import type { Hindrance } from "@/lib/messaging/words"

export const MessageInput = z.strictObject({ messageId: z.string().max(64) })
export const SendAgainInput = z.strictObject({
  messageId: z.string().max(64),
  /** `later`: at the time it was held until. */
  when: z.enum(["now", "later"]).default("now"),
})
export const LONGEST_WHY = 500
const why = z
  .string()
  .trim()
  .min(5, "Say why in a few words.")
  .max(LONGEST_WHY, `At most ${LONGEST_WHY} characters.`)
export const SendAnywayInput = z.strictObject({ messageId: z.string().max(64), reason: why })
export const AnswerUnsureInput = z.strictObject({
  messageId: z.string().max(64),
  arrived: z.enum(["yes", "no"], "Say whether it arrived."),
})
export const PauseSendingInput = z.strictObject({ reason: why })
export const SendHeldInput = z.strictObject({
  /** The stop while which they were held. */
  pauseId: z.string().max(64),
  /** For whoever has to agree. */
  reason: why.optional(),
})

export const OUTGOING_TABS = ["blocked", "scheduled", "unsure", "failed", "sent"] as const
export type OutgoingTab = (typeof OUTGOING_TABS)[number]
export const ListOutgoingInput = z.object({
  tab: z.enum(OUTGOING_TABS).default("blocked"),
  cursor: z.string().max(400).optional(),
})

/** One message of ours as the list of what goes out shows it. Times are ISO instants. */
export type OutgoingRow = {
  id: string
  patientId: string | null
  /** Initials and no words in a masked view. */
  person: string
  address: string
  channel: string
  body: string | null
  purpose: string
  status: string
  /** When it was blocked, is to leave, failed or left. */
  at: string
  because: string | null
  heldUntil: string | null
  tooLateAt: string | null
  exempt: string | null
  leadId: string | null
  by: string | null
  functionId: string | null
  campaign: string | null
  /** What may be done with it by who looks. */
  may: OutgoingDeed[]
}
export type OutgoingDeed = "cancel" | "again" | "later" | "anyway" | "answer"
export type OutgoingPage = { rows: OutgoingRow[]; nextCursor: string | null; isMasked: boolean }
export type OutgoingCounts = Record<OutgoingTab, number> & { late: number }

export type SendingAnswer = { status: "queued" | "scheduled"; because: Hindrance | null }

/** What was held while all sending was stopped, and what would become of it now. */
export type HeldView = {
  pauseId: string
  goes: number
  stays: { because: Hindrance | "answered_since"; count: number }[]
  /** Others wait for the next press: so many are looked at in one go. */
  hasMore: boolean
  needsSecond: boolean
  isAsked: boolean
}
export type HeldSent = { sent: number; stayed: number; approvalId: string | null }
