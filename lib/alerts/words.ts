import type { AlertRule, Unit } from "@/lib/alerts/registry"
import { detailWords } from "@/lib/probes/words"
import { locale, t, tn } from "@/lib/say"
import { duration } from "@/lib/time"

export function inUnit(unit: Unit, value: number): string {
  if (unit === "share") return `${trimmed(value * 100)} %`
  if (unit === "ms") return value < 1_000 ? `${Math.round(value)} ms` : duration(value)
  if (unit === "days") return tn(value, "{n} day", "{n} days", { n: trimmed(value) })
  return value.toLocaleString(locale())
}

const trimmed = (value: number): string =>
  value < 10 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value).toString()

export function thresholdWords({ unit, threshold, isBelow, forMs }: AlertRule): string {
  const lasting = forMs > 0 ? ` ${t("for {n} min", { n: forMs / 60_000 })}` : ""
  if (!isBelow && unit === "count" && threshold === 0) return t("any")
  return `${isBelow ? "<" : ">"} ${inUnit(unit, threshold)}${lasting}`
}

/** What stands beside a value: of a service that is down, what the check found. */
export const besideValue = ({ name, detail }: { name: string; detail?: string | null }): string =>
  detail ? (name === "service-down" ? detailWords(detail) : detail) : ""
