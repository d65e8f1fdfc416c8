import { z } from "zod"
import type { AlertRule } from "@/lib/alerts/registry"

export const ListAlertsInput = z.strictObject({ cursor: z.string().max(200).optional() })
export const AcknowledgeInput = z.strictObject({ id: z.string().max(64) })

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
}

export type AlertPage = {
  /** Firing first, then those that have not lasted long enough. */
  open: AlertRow[]
  history: AlertRow[]
  nextCursor: string | null
}

/** A rule and what was last read for it; null where nothing was. */
export type RuleRow = AlertRule & { present: number | null; presentOf: string }

export type AlertRules = {
  rules: RuleRow[]
  /** When they were last held against the figures, and by whom; null: never yet. */
  evaluated: { at: string; by: "engine" | "witness"; isQuiet: boolean } | null
}
