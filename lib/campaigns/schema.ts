import { z } from "zod"
import type { CampaignStatus, Outcome, StandsStill } from "@/lib/campaigns/words"
import { CAMPAIGN_PURPOSE_NAMES, type CampaignPurpose, MOST_PICKED } from "@/lib/campaigns/words"

const blank = (value: unknown) => (value === "" || value === null ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional())

const Picked = z.preprocess(
  (value) => (typeof value === "string" ? value.split(/[\s,]+/).filter(Boolean) : value),
  z
    .array(z.uuid("The list is out of date. Choose the people again."))
    .max(MOST_PICKED, `At most ${MOST_PICKED} by hand.`),
)

/** Whom it is for. Picked by hand, the other filters narrow further. */
export const Audience = z.object({
  ids: optional(Picked),
  consent: z.enum(["given", "any"]).default("any"),
  language: optional(z.string().regex(/^[a-z]{2}$/)),
  source: optional(z.string().max(40)),
  lead: optional(z.enum(["open", "won", "lost", "none"])),
  /** Nobody has written to or from them for so many days. */
  quietDays: optional(z.coerce.number().int().min(1).max(3_650)),
})
export type Audience = z.output<typeof Audience>

const GapFill = z.discriminatedUnion("from", [
  z.object({ from: z.literal("text"), text: z.string().trim().min(1, "Fill this in.").max(1_000) }),
  z.object({ from: z.enum(["first_name", "name", "clinic"]) }),
])
export type GapFill = z.output<typeof GapFill>

const What = {
  purpose: z.enum(CAMPAIGN_PURPOSE_NAMES, { error: "Choose what it is for." }),
  templateId: z.uuid("Choose a template."),
  parameters: z.array(GapFill).max(30),
  audience: Audience,
}

export const PreviewCampaignInput = z.strictObject(What)
export const StartCampaignInput = z.strictObject({
  ...What,
  key: z.uuid("The form is out of date. Load the page again."),
  title: z.string().trim().min(3, "Give it a name.").max(80, "At most 80 characters."),
  reason: z.string().trim().min(3, "Say in a few words why.").max(500, "At most 500 characters."),
  tooLateDays: z.coerce.number().int().min(1).max(14).default(3),
  /** How many there were in the preview: others than were looked at are not written to. */
  expected: z.coerce.number().int().min(0),
})
export const CampaignIdInput = z.strictObject({ id: z.string().max(64) })
export const StopCampaignInput = z.strictObject({
  id: z.string().max(64),
  reason: z.string().trim().min(3, "Say in a few words why.").max(500, "At most 500 characters."),
})
export const ContinueCampaignInput = z.strictObject({
  id: z.string().max(64),
  round: z.number().int().min(0),
  isLast: z.boolean().optional(),
  failed: z.boolean().optional(),
})
export const ListCampaignsInput = z.strictObject({ cursor: z.string().max(600).optional().catch(undefined) })
export const RecipientsInput = z.strictObject({
  id: z.string().max(64),
  outcome: z.enum(["waiting", "queued", "blocked", "not_sent"]).optional().catch(undefined),
  after: z.string().max(64).optional().catch(undefined),
})
export const ChangeLimitsInput = z.strictObject({
  alone: z.coerce.number().int("A whole number.").min(0).max(1_000, "At most 1,000."),
  perMinute: z.coerce.number().int("A whole number.").min(1, "At least 1.").max(600, "At most 600."),
  marketingPrice: optional(z.coerce.number().int("A whole number.").min(0).max(10_000)),
  otherPrice: optional(z.coerce.number().int("A whole number.").min(0).max(10_000)),
})

export type BlockedCount = { because: string; count: number }
export type SampleRow = {
  patientId: string
  person: string
  language: string | null
  wording: string | null
  /** Null: gets it now. */
  because: string | null
  /** Held for a while: goes out then. */
  until: string | null
  text: string | null
}
export type CampaignPreview = {
  total: number
  willGet: number
  /** Of those, how many wait for the morning or the next day. */
  later: number
  blocked: BlockedCount[]
  /** In the audience, and not to be reached on this channel. */
  unreachable: number
  byLanguage: { language: string; count: number }[]
  sample: SampleRow[]
  needsSecond: boolean
  alone: number
  minutes: number
  /** To so many people the number may begin a conversation today; null: no limit. */
  tierLeft: number | null
  cost: { amountMinor: number; currency: string } | null
  isTooMany: boolean
}

export type CampaignRow = {
  id: string
  title: string
  purpose: CampaignPurpose
  template: string
  status: CampaignStatus
  total: number
  counts: Record<Outcome, number>
  requestedBy: string
  approvalId: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  tooLateAt: string | null
  pausedBecause: StandsStill | null
  pausedBy: string | null
}
export type CampaignReport = {
  /** Of the messages that were written: queued, scheduled, sent, delivered, read, failed, unsure, blocked, cancelled. */
  statuses: Record<string, number>
  blocked: BlockedCount[]
  failed: BlockedCount[]
  replies: number
  withdrawals: number
}
export type CampaignDetail = CampaignRow & {
  templateId: string
  channel: string
  audience: Audience
  parameters: GapFill[]
  perMinute: number
  reason: string | null
  report: CampaignReport
  mayDecide: boolean
}
export type RecipientRow = {
  patientId: string
  person: string
  outcome: Outcome
  status: string | null
  because: string | null
  at: string | null
  messageId: string | null
}
export type RecipientPage = { rows: RecipientRow[]; nextCursor: string | null }
