import { DAY_MS, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"

export const SIMULATED_ZONES = [
  "Europe/Bucharest",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "America/Sao_Paulo",
] as const

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall shows, as milliseconds as if it were UTC; by Intl alone. */
function shown(instantMs: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    const options = {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    } as const
    format = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...options })
    formats.set(timeZone, format)
  }
  const parts = Object.fromEntries(
    format.formatToParts(instantMs).map((part) => [part.type, Number(part.value)]),
  )
  return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute)
}

/**
 * The occasions of a simple pattern (`minute hour * * weekday`, hour may be `*`, the minute every so many) in (from, until], told from the wall
 * clock without any cron library: the first instant that shows the time; where none does, the clock having been put
 * forward over it, that much later.
 */
export function wallClockOccasions(pattern: string, timeZone: string, from: Date, until: Date): Date[] {
  const [minute = "0", hour = "*", , , weekday = "*"] = pattern.split(" ")
  const hours = hour === "*" ? Array.from({ length: 24 }, (_, n) => n) : [Number(hour)]
  const minutes = minute.startsWith("*/")
    ? Array.from({ length: 60 / Number(minute.slice(2)) }, (_, n) => n * Number(minute.slice(2)))
    : [Number(minute)]
  const times = hours.flatMap((one) => minutes.map((past) => one * HOUR_MS + past * MINUTE_MS))
  const found = new Set<number>()
  const firstDay = Math.floor(from.getTime() / DAY_MS) - 1
  for (let day = firstDay; day * DAY_MS <= until.getTime() + DAY_MS; day++) {
    if (weekday !== "*" && new Date(day * DAY_MS).getUTCDay() !== Number(weekday)) continue
    for (const time of times) {
      const wall = day * DAY_MS + time
      const before = shown(wall - DAY_MS, timeZone) - (wall - DAY_MS)
      const after = shown(wall + DAY_MS, timeZone) - (wall + DAY_MS)
      const candidates = [wall - before, wall - after].sort((a, b) => a - b)
      found.add(candidates.find((at) => shown(at, timeZone) === wall) ?? wall - before)
    }
  }
  return [...found]
    .sort((a, b) => a - b)
    .filter((at) => at > from.getTime() && at <= until.getTime())
    .map(toDate)
}
