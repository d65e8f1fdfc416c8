import type { AlertRule } from "@/lib/alerts/registry"
import { MINUTE_MS } from "@/lib/time"

/** One thing measured: of a function, a schedule, a provider, or of the whole. */
export type Reading = {
  name: string
  /** What in particular; empty for the whole. */
  subject: string
  value: number
  /** Ids and counts only. */
  detail?: string
  /** Rests on little: it must last longer before it fires. */
  isSlight?: boolean
}

/** For how long an alert may be kept quiet at once. */
export const SILENCE_HOURS = [1, 4, 12, 24, 72, 168] as const

const SLIGHT_FOR_MS = 10 * MINUTE_MS

export type OpenAlert = {
  id: string
  name: string
  subject: string
  state: "pending" | "firing"
  firstSeenAt: Date
  lastSeenAt: Date
  /** Null: it has fired and nobody was told yet. */
  toldAt: Date | null
}

export type Change =
  | { to: "pending" | "firing"; reading: Reading; open: OpenAlert | null }
  | { to: "seen"; reading: Reading; open: OpenAlert }
  | { to: "cleared" | "forgotten"; reading: Reading | null; open: OpenAlert }

export const isOver = (
  { threshold, isBelow }: Pick<AlertRule, "threshold" | "isBelow">,
  value: number,
): boolean => (isBelow ? value < threshold : value > threshold)

const keyOf = ({ name, subject }: { name: string; subject: string }) => `${name} ${subject}`

/**
 * What the readings change. An alert waits out its time before it fires, and once it fires it is over only after it has
 * been well for a while, so that what hovers about the threshold is one alert and not twenty. What is not measured any
 * more is well.
 */
export function changesOf(
  rules: readonly AlertRule[],
  readings: readonly Reading[],
  open: readonly OpenAlert[],
  at: Date,
): Change[] {
  const known = new Map(open.map((one) => [keyOf(one), one]))
  const changes: Change[] = []
  const seen = new Set<string>()
  for (const reading of readings) {
    const rule = rules.find((one) => one.name === reading.name)
    if (!rule || !isOver(rule, reading.value) || seen.has(keyOf(reading))) continue
    seen.add(keyOf(reading))
    const alert = known.get(keyOf(reading)) ?? null
    const sinceMs = alert ? at.getTime() - alert.firstSeenAt.getTime() : 0
    if (alert?.state === "firing") changes.push({ to: "seen", reading, open: alert })
    else if (sinceMs >= Math.max(rule.forMs, reading.isSlight ? SLIGHT_FOR_MS : 0))
      changes.push({ to: "firing", reading, open: alert })
    else if (alert) changes.push({ to: "seen", reading, open: alert })
    else changes.push({ to: "pending", reading, open: null })
  }
  for (const alert of open) {
    if (seen.has(keyOf(alert))) continue
    const rule = rules.find((one) => one.name === alert.name)
    const reading = readings.find((one) => keyOf(one) === keyOf(alert)) ?? null
    if (alert.state === "pending") changes.push({ to: "forgotten", reading, open: alert })
    else if (!rule || at.getTime() - alert.lastSeenAt.getTime() >= rule.clearMs)
      changes.push({ to: "cleared", reading, open: alert })
  }
  return changes
}
