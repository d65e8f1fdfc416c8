import type { ThreadEntry } from "@/lib/conversations/schema"
import { calendarDay, MINUTE_MS, SECOND_MS, toDate } from "@/lib/time"

export type Message = Extract<ThreadEntry, { entry: "message" }>
export type Day = { day: string; at: string; entries: ThreadEntry[] }

/** What is put off so little is not planned: it can merely still be taken back. */
const UNDO_MS = 60 * SECOND_MS

export const keyOf = (one: ThreadEntry): string => `${one.entry} ${one.id}`

/** Planned for later by a person or a job; it stands below what was said. */
export const isPlanned = (one: ThreadEntry): one is Message =>
  one.entry === "message" &&
  one.status === "scheduled" &&
  one.sendAt !== null &&
  Date.parse(one.sendAt) - Date.parse(one.at) > UNDO_MS

/** Just written, and held for the moment in which it can be taken back. */
export const isUndoable = (one: ThreadEntry, nowMs: number): one is Message =>
  one.entry === "message" &&
  one.direction === "out" &&
  one.undoUntil !== null &&
  Date.parse(one.undoUntil) > nowMs &&
  !isPlanned(one)

/** What is known and what came in now: the newer word on each counts, in the order of time. */
export function joined(known: readonly ThreadEntry[], more: readonly ThreadEntry[]): ThreadEntry[] {
  const byKey = new Map(known.map((one) => [keyOf(one), one]))
  for (const one of more) byKey.set(keyOf(one), one)
  return [...byKey.values()].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

/** By the days of the clinic. */
export function byDay(entries: readonly ThreadEntry[], zone: string): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    const day = calendarDay(toDate(entry.at), zone)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, at: entry.at, entries: [entry] })
  }
  return days
}

/** Whether a bubble goes on from the one before it: the same side, within a few minutes. */
export const goesOn = (before: ThreadEntry | undefined, one: ThreadEntry): boolean =>
  before?.entry === "message" &&
  one.entry === "message" &&
  before.direction === one.direction &&
  before.by === one.by &&
  Date.parse(one.at) - Date.parse(before.at) < 5 * MINUTE_MS
