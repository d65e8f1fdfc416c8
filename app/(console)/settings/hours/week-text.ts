import { locale, t } from "@/lib/say"
import { toDate } from "@/lib/time"

type Span = { weekday: number; fromMinute: number; untilMinute: number }

export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`

/** 1 Monday – 7 Sunday, in the language of whom it is drawn for. */
export function weekdayName(weekday: number, length: "short" | "long" = "short"): string {
  // 5 January 2026 was a Monday.
  const day = toDate(Date.UTC(2026, 0, 4 + weekday, 12))
  return new Intl.DateTimeFormat(locale(), { weekday: length, timeZone: "UTC" }).format(day)
}

/** "Mon–Fri 09:00–17:00 · Sat 09:00–13:00": days that follow one another with the same times are told together. */
export function weekText(week: readonly Span[]): string {
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    times: week
      .filter((one) => one.weekday === weekday)
      .map((one) => `${clockOf(one.fromMinute)}–${clockOf(one.untilMinute)}`)
      .join(", "),
  }))
  const groups: { first: number; last: number; times: string }[] = []
  for (const { weekday, times } of days) {
    const group = groups.at(-1)
    if (group && group.times === times) group.last = weekday
    else groups.push({ first: weekday, last: weekday, times })
  }
  const told = groups
    .filter((group) => group.times)
    .map(({ first, last, times }) => {
      const name = first === last ? weekdayName(first) : `${weekdayName(first)}–${weekdayName(last)}`
      return `${name} ${times}`
    })
  return told.length > 0 ? told.join(" · ") : t("No hours")
}
