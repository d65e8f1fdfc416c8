import { locale, t } from "@/lib/say"
import { exactDay, toDate } from "@/lib/time"
import type { EntryRow } from "@/lib/waiting-list/schema"

/** 1 Monday – 7 Sunday, as short as a list wants it. */
export const weekdayName = (weekday: number, width: "short" | "long" = "short"): string =>
  new Intl.DateTimeFormat(locale(), { weekday: width, timeZone: "UTC" }).format(
    Date.UTC(2026, 10, 22 + weekday),
  )

export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`

type Wish = Pick<EntryRow, "earliestOn" | "latestOn" | "weekdays" | "fromMinute" | "untilMinute">

/** When somebody can come, in a line. */
export function wishText({ earliestOn, latestOn, weekdays, fromMinute, untilMinute }: Wish): string {
  const day = (text: string) => exactDay(toDate(`${text}T12:00:00Z`), "UTC")
  const parts = [
    weekdays.length > 0 && weekdays.map((one) => weekdayName(one)).join(", "),
    fromMinute !== null && untilMinute !== null && `${clockOf(fromMinute)}–${clockOf(untilMinute)}`,
    earliestOn && t("from {day}", { day: day(earliestOn) }),
    latestOn && t("until {day}", { day: day(latestOn) }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(" · ") : t("Any time")
}
