import { locale, t } from "@/lib/say"

// Next bundles routes apart from the launcher; what they share lies on globalThis.
const holder = globalThis as { __roundsClockMs?: number }

/**
 * Shifts what the product takes for now: an ISO instant, or `+3600` seconds. `env()` calls it with ROUNDS_CLOCK.
 * Client-safe: the browser keeps the machine's clock.
 */
export function setClock(setting: string | undefined): void {
  if (!setting) holder.__roundsClockMs = 0
  else if (/^[+-]\d+$/.test(setting)) holder.__roundsClockMs = Number(setting) * 1000
  else holder.__roundsClockMs = Date.parse(setting) - Date.now()
}

/** How far the product's clock is ahead of the machine's. */
export const clockOffsetMs = (): number => holder.__roundsClockMs ?? 0
export const now = (): Date => new Date(nowMs())
export const nowMs = (): number => Date.now() + clockOffsetMs()

export const SECOND_MS = 1_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

export const addMs = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms)
export const toDate = (value: string | number | Date): Date => new Date(value)

/** "in 12 min", "3 h ago"; exact date beyond a week, in `timeZone`. */
export function relative(instant: Date, from: Date, timeZone: string, tongue = locale()): string {
  const deltaMs = instant.getTime() - from.getTime()
  const size = Math.abs(deltaMs)
  // What just happened may lie a little ahead of a clock read before it.
  if (size < 45 * SECOND_MS) return t(deltaMs < 10 * SECOND_MS ? "just now" : "in a moment")
  const said = spoken(size)
  if (said) return t(deltaMs > 0 ? "in {span}" : "{span} ago", { span: said })
  return exactDay(instant, timeZone, tongue)
}

function spoken(ms: number): string | undefined {
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`
  if (ms < DAY_MS) return `${Math.round(ms / HOUR_MS)} h`
  if (ms < 7 * DAY_MS) return t("{n} d", { n: Math.round(ms / DAY_MS) })
  return undefined
}

export function exactDay(instant: Date, timeZone: string, tongue = locale()): string {
  return new Intl.DateTimeFormat(tongue, {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
  }).format(instant)
}

/** "Sunday 22 November" */
export function longDay(instant: Date, timeZone: string, tongue = locale()): string {
  return new Intl.DateTimeFormat(tongue, { timeZone, weekday: "long", day: "numeric", month: "long" }).format(
    instant,
  )
}

// Making one costs as much as using it a hundred times.
const walls = new Map<string, Intl.DateTimeFormat>()

/** "2026-11-22": the day it is in `timeZone`. */
export const calendarDay = (instant: Date, timeZone: string): string =>
  wallClock(instant, timeZone).slice(0, 10)

/** "2026-11-22T14:05", as a field for date and time has it, in `timeZone`. */
export function wallClock(instant: Date, timeZone: string): string {
  const format =
    walls.get(timeZone) ??
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
  walls.set(timeZone, format)
  const parts = format.formatToParts(instant)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ""
  return `${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}`
}

/** The instant a wall clock in `timeZone` shows this; where the clock is put forward over it, an hour later. */
export const fromWallClock = (text: string, timeZone: string): Date =>
  toDate(fromWall(Date.parse(`${text}Z`), timeZone))

/** The same of a wall's time given as milliseconds, as if the wall were in UTC. */
export function fromWall(wallMs: number, timeZone: string): number {
  const first = wallMs - aheadMs(wallMs, timeZone)
  const second = wallMs - aheadMs(first, timeZone)
  return second + aheadMs(second, timeZone) === wallMs ? second : Math.max(first, second)
}

/** How far the wall is ahead of UTC then. Walls are read to the minute. */
function aheadMs(atMs: number, timeZone: string): number {
  const minute = Math.floor(atMs / MINUTE_MS) * MINUTE_MS
  return Date.parse(`${wallClock(toDate(minute), timeZone)}Z`) - minute
}

const MOMENT = {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
} as const

/** "Sun 22 Nov 2026, 14:05:09 EET" */
export function exact(instant: Date, timeZone: string, tongue = locale()): string {
  return new Intl.DateTimeFormat(tongue, { ...MOMENT, timeZone, second: "2-digit" }).format(instant)
}

/** "Mon, 23 Nov 2026, 10:00 EET": what people set to the minute. */
export function moment(instant: Date, timeZone: string, tongue = locale()): string {
  return new Intl.DateTimeFormat(tongue, { ...MOMENT, timeZone }).format(instant)
}

export function clockTime(instant: Date, timeZone: string, tongue = locale()): string {
  return new Intl.DateTimeFormat(tongue, { timeZone, hour: "2-digit", minute: "2-digit" }).format(instant)
}

/** "850 ms", "3.2 s", "4 min 05 s" */
export function duration(ms: number): string {
  if (ms < SECOND_MS) return `${Math.round(ms)} ms`
  if (ms < MINUTE_MS) return `${(ms / SECOND_MS).toFixed(1)} s`
  if (ms < HOUR_MS) {
    return `${Math.floor(ms / MINUTE_MS)} min ${String(Math.floor((ms % MINUTE_MS) / SECOND_MS)).padStart(2, "0")} s`
  }
  return `${Math.floor(ms / HOUR_MS)} h ${String(Math.floor((ms % HOUR_MS) / MINUTE_MS)).padStart(2, "0")} min`
}
