import { t } from "@/lib/say"
import type { DeployWindow } from "@/lib/software/words"

/** As ISO counts them. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

export const dayName = (day: number): string =>
  [t("Mon"), t("Tue"), t("Wed"), t("Thu"), t("Fri"), t("Sat"), t("Sun")][day - 1] ?? ""

/** "Mon–Fri 08:00–18:00 UTC" */
export function windowText({ days, from, to }: DeployWindow): string {
  const isRow = days.length > 2 && days.every((day, n) => n === 0 || day === (days[n - 1] ?? 0) + 1)
  const named = isRow ? `${dayName(days[0] ?? 1)}–${dayName(days.at(-1) ?? 7)}` : days.map(dayName).join(", ")
  return `${named} ${from}–${to} UTC`
}
