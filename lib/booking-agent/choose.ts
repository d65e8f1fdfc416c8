import { HOUR_MS } from "@/lib/time"

export type Time = { startsAt: string; endsAt: string; practitionerId: string; roomId: string | null }

const PER_DAY = 2
/** Two times of one day lie as far apart as morning and afternoon, where there is a choice. */
const APART_MS = 3 * HOUR_MS

/**
 * The times that are offered of all that are free, soonest first: spread over days and hours, so that something suits
 * whoever works mornings, and no two of which one would take the other away.
 */
export function spreadTimes(free: readonly Time[], dayOf: (instant: string) => string, most: number): Time[] {
  const chosen: Time[] = []
  const add = (mayFollow: (one: Time, other: Time) => boolean, perDay: number) => {
    for (const one of free) {
      if (chosen.length >= most) return
      const day = dayOf(one.startsAt)
      const sameDay = chosen.filter((other) => dayOf(other.startsAt) === day)
      if (sameDay.length >= perDay || chosen.some((other) => clash(one, other))) continue
      if (sameDay.every((other) => mayFollow(one, other))) chosen.push(one)
    }
  }
  add((one, other) => Math.abs(Date.parse(one.startsAt) - Date.parse(other.startsAt)) >= APART_MS, PER_DAY)
  add(() => true, most)
  return chosen.sort((one, other) => one.startsAt.localeCompare(other.startsAt))
}

/** The same minute is one choice to a patient, whoever it is with. */
const clash = (one: Time, other: Time): boolean =>
  one.startsAt === other.startsAt ||
  ((one.practitionerId === other.practitionerId || (one.roomId !== null && one.roomId === other.roomId)) &&
    one.startsAt < other.endsAt &&
    other.startsAt < one.endsAt)
