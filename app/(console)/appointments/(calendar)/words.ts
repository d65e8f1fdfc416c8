import { stateOf } from "@/components/states"
import type { AppointmentRow, CalendarView, ConflictFound } from "@/lib/appointments/schema"
import { CONFLICTS, EXCEPTION_CAUSES, type ExceptionCause } from "@/lib/appointments/words"
import { locale, t } from "@/lib/say"
import { clockTime, exactDay, toDate } from "@/lib/time"
import type { Column, Shade } from "./geometry/columns"

/** Noon of a calendar day: to be said in UTC, whatever the zone. */
const noon = (day: string): Date => toDate(`${day}T12:00:00Z`)
const said = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...options }).format(noon(day))

export const longDayOf = (day: string): string =>
  said(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" })
export const shortDayOf = (day: string): string => said(day, { weekday: "short", day: "numeric" })
export const weekdayLetter = (day: string): string => said(day, { weekday: "narrow" })
export const numberOf = (day: string): string => said(day, { day: "numeric" })
export const spanOf = (from: string, until: string): string =>
  `${said(from, { day: "numeric", month: "short" })} – ${exactDay(noon(until), "UTC")}`

export const timesOf = (one: { startsAt: string; endsAt: string }, timeZone: string): string =>
  `${clockTime(toDate(one.startsAt), timeZone)}–${clockTime(toDate(one.endsAt), timeZone)}`

export const ownerOf = (column: Column): string => (column.id === null ? t("Without a room") : column.name)

/** As readers hear it: "10:00–10:30, Ana Pop, Check-up, Dr Sava, Room 2, Confirmed". */
export function nameOf(one: AppointmentRow, timeZone: string): string {
  return [
    timesOf(one, timeZone),
    one.patient.name,
    one.service.name,
    one.practitioner.name,
    one.room?.name,
    t(stateOf("appointment", one.status).word),
  ]
    .filter(Boolean)
    .join(", ")
}

const PURPOSES: Record<string, string> = {
  choosing: "Being booked",
  waiting_list: "Offered from the waiting list",
  agent: "Offered by the booking agent",
}
export const purposeOf = (hold: CalendarView["holds"][number]): string =>
  t(PURPOSES[hold.purpose] ?? "Kept for somebody")

export function shadeWords({ kind, cause, note }: Shade): string | null {
  if (kind === "off") return null
  if (kind === "taken") return t("Somebody else’s")
  if (kind === "none") return t("This hour is left out: the clock is put.")
  const known = cause !== null && Object.hasOwn(EXCEPTION_CAUSES, cause)
  const because = known ? t(EXCEPTION_CAUSES[cause as ExceptionCause]) : null
  return [kind === "closed" ? t("Clinic closed") : t("Away"), note ?? because].filter(Boolean).join(" · ")
}

export const conflictWords = ({ conflict }: Pick<ConflictFound, "conflict">): string => t(CONFLICTS[conflict])
