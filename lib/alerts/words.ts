import type { AlertRule, Unit } from "@/lib/alerts/registry"
import { duration } from "@/lib/time"

export function inUnit(unit: Unit, value: number): string {
  if (unit === "share") return `${trimmed(value * 100)} %`
  if (unit === "ms") return value < 1_000 ? `${Math.round(value)} ms` : duration(value)
  if (unit === "days") return `${trimmed(value)} ${value === 1 ? "day" : "days"}`
  return value.toLocaleString("en-GB")
}

const trimmed = (value: number): string =>
  value < 10 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value).toString()

export function thresholdWords({ unit, threshold, isBelow, forMs }: AlertRule): string {
  const lasting = forMs > 0 ? ` for ${forMs / 60_000} min` : ""
  if (!isBelow && unit === "count" && threshold === 0) return "any"
  return `${isBelow ? "<" : ">"} ${inUnit(unit, threshold)}${lasting}`
}
