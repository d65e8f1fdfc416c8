import { z } from "zod"

export const AGREEMENT_DAYS = [30, 90] as const
const Days = z.coerce
  .number()
  .refine((days) => AGREEMENT_DAYS.some((one) => one === days), "Choose 30 or 90 days.")
const Key = z.string().min(1).max(160)

export const AgreementInput = z.strictObject({ days: Days.default(90) })
export const AgreementRowsInput = z.strictObject({
  days: Days.default(90),
  kind: z.enum(["rule", "scorer"]),
  key: Key,
  /** people: set otherwise by a person. outcome: ended otherwise than the class said. */
  against: z.enum(["people", "outcome"]).default("people"),
  /** Only those that came out otherwise. */
  only: z.enum(["all", "otherwise"]).default("otherwise"),
})

/** Of how many, and how many of them came out the same. */
export type Share = { of: number; same: number }

export type AgreementRow = {
  /** A rule's id, or rules-<n> and models' names. */
  key: string
  /** A person set a score where this one had counted; same: the same class, and the reason shared. */
  people: Share
  /** The lead ended; same: HOT or WARM and booked or won, COLD or UNQUALIFIED and lost. */
  outcome: Share
}

export type Agreement = {
  days: number
  since: string
  rules: AgreementRow[]
  scorers: AgreementRow[]
  /** There were more: these are the newest. */
  isCut: boolean
}

export type AgreementLead = {
  leadId: string
  at: string
  ruled: string
  /** What the person set, or how it ended. */
  came: string
  isSame: boolean
}
