import { z } from "zod"
import type { AlertRule, AlertSeverity } from "@/lib/alerts/registry"
import { SILENCE_HOURS } from "@/lib/alerts/rules"

export const ListAlertsInput = z.strictObject({ cursor: z.string().max(200).optional() })
export const AcknowledgeInput = z.strictObject({ id: z.string().max(64) })

const Name = z.string().min(1).max(60)
const Reason = z.string().trim().min(3, "Say why in a few words.").max(500, "Use at most 500 characters.")

export const ChangeRuleInput = z.strictObject({
  name: Name,
  state: z.enum(["on", "off"]),
  /** In the rule's own unit; of a share, per cent. */
  limit: z.coerce.number("Enter a number.").min(0, "Enter 0 or more.").max(100_000_000, "It is too large."),
  forMinutes: z.coerce
    .number("Enter minutes.")
    .int("Enter whole minutes.")
    .min(0, "Enter 0 or more.")
    .max(1_440, "At most a day."),
  severity: z.enum(["critical", "warning"]),
  reason: Reason,
})

export const SilenceInput = z.strictObject({
  name: Name,
  /** What in particular; empty: all of it. */
  subject: z.string().max(120).default(""),
  hours: z.coerce.number().refine((hours) => SILENCE_HOURS.some((one) => one === hours), "Choose how long."),
  reason: Reason,
})
export const EndSilenceInput = z.strictObject({ id: z.string().max(64) })

export type SilenceRow = {
  id: string
  name: string
  subject: string
  reason: string
  startsAt: string
  endsAt: string
  /** Null: somebody of another clinic. */
  by: string | null
}

/** `maintenanceUntil`: null where none mutes alerts now. */
export type Quiet = { silences: SilenceRow[]; maintenanceUntil: string | null }

export type AlertRow = {
  id: string
  name: string
  subject: string
  state: "pending" | "firing" | "cleared"
  value: number
  threshold: number
  detail: string | null
  /** The whole installation's, not this clinic's. */
  isPlatform: boolean
  firstSeenAt: string
  firedAt: string | null
  clearedAt: string | null
  lastSeenAt: string
  acknowledged: { by: string; at: string } | null
  severity: AlertSeverity
  /** When somebody was told; null while it is kept quiet. */
  toldAt: string | null
  mutedBy: "maintenance" | "silence" | null
}

export type AlertPage = {
  /** Firing first, then those that have not lasted long enough. */
  open: AlertRow[]
  history: AlertRow[]
  nextCursor: string | null
}

/** A rule and what was last read for it; null where nothing was. */
export type RuleRow = AlertRule & {
  present: number | null
  presentOf: string
  /** Who changed it here and when; null where it stands as it ships. */
  changed: { by: string | null; at: string } | null
  ships: Pick<AlertRule, "threshold" | "forMs" | "severity">
}

export type AlertRules = {
  rules: RuleRow[]
  /** When they were last held against the figures, and by whom; null: never yet. */
  evaluated: { at: string; by: "engine" | "witness"; isQuiet: boolean } | null
}
