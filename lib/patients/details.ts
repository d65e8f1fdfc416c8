import { calendarDay } from "@/lib/time"

/** A calendar day as the database's `date` gives it. */
export const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/** Whole years on a calendar day; null for a day that has not come. */
export function ageOn(birthDate: string, onDate: string): number | null {
  const years = Number(onDate.slice(0, 4)) - Number(birthDate.slice(0, 4))
  const age = onDate.slice(5) < birthDate.slice(5) ? years - 1 : years
  return age >= 0 ? age : null
}

export const ageAt = (birthDate: Date | null, now: Date, timeZone: string): number | null => {
  const day = dayOf(birthDate)
  return day ? ageOn(day, calendarDay(now, timeZone)) : null
}
