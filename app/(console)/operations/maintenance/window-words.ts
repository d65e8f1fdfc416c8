import { MONTHLY_TITLE } from "@/lib/maintenance/words"
import { t } from "@/lib/say"
import { clockTime, longDay, toDate } from "@/lib/time"

type Window = { startsAt: string; endsAt: string }

const dayOf = (at: string, zone: string) => longDay(toDate(at), zone)

/** "Sunday 13 December, 02:00–04:00" in `zone`. */
export function windowWords({ startsAt, endsAt }: Window, zone: string): string {
  const from = `${dayOf(startsAt, zone)}, ${clockTime(toDate(startsAt), zone)}`
  const sameDay = dayOf(startsAt, zone) === dayOf(endsAt, zone)
  const to = clockTime(toDate(endsAt), zone)
  return sameDay ? `${from}–${to}` : `${from} – ${dayOf(endsAt, zone)}, ${to}`
}

export const maintenanceTitle = (title: string | null): string => title ?? t(MONTHLY_TITLE)
