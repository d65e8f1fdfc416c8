import type { Step } from "@/lib/reports/schema"
import { t } from "@/lib/say"

/** Drawn through t(). */
export const STEP_NAMES: Record<Step, string> = {
  made: "Came in",
  answered: "Answered",
  contacted: "Contacted",
  qualified: "Qualified",
  booked: "Booked",
  won: "Won",
}

const SOURCES: Record<string, string> = {
  whatsapp: "WhatsApp",
  voice: "Phone",
  web: "Web form",
  import: "Import",
}
const URGENCIES: Record<string, string> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  none: "Not urgent",
}
const CLASSES: Record<string, string> = {
  HOT: "HOT",
  WARM: "WARM",
  COLD: "COLD",
  UNQUALIFIED: "Unqualified",
  "": "Not scored",
}
const STATES: Record<string, string> = {
  received: "Received",
  queued: "Waiting to be sent",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  failed: "Failed",
  unsure: "Unsure",
}
const CHANNELS: Record<string, string> = {
  whatsapp: "WhatsApp",
  web: "Web form",
  voice: "Phone",
  email: "Email",
}

const named = (names: Record<string, string>) => (of: string) => (names[of] === undefined ? of : t(names[of]))
export const sourceName = named(SOURCES)
export const urgencyName = named(URGENCIES)
export const className = named(CLASSES)
export const stateName = named(STATES)
export const channelName = named(CHANNELS)
export const directionName = named({ in: "From patients", out: "To patients" })
export const memberName = (of: string, name: string | null) =>
  of === "" ? t("Nobody") : (name ?? t("A former colleague"))

/** "12 min", "3.4 h": as long as a person wants to know. */
export function spanText(seconds: number | null): string {
  if (seconds === null) return "–"
  if (seconds < 60) return t("{n} s", { n: Math.round(seconds) })
  if (seconds < 5_400) return t("{n} min", { n: Math.round(seconds / 60) })
  if (seconds < 172_800) return t("{n} h", { n: tenths(seconds / 3_600) })
  return t("{n} days", { n: tenths(seconds / 86_400) })
}
const tenths = (value: number) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value))

/** "43 %"; a dash of nothing. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${Math.round((part / whole) * 100)} %`
