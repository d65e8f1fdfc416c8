import { locale } from "@/lib/say"

/** "Wed 18 Nov, 08:00": without the seconds, the year and the zone, which the clinic knows. */
export const shortly = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at)
