import { z } from "zod"
import { toDate } from "@/lib/time"

/** Postgres and JavaScript part ways far from now; nothing of a clinic lies outside these. */
const FIRST = Date.UTC(1900, 0, 1)
const LAST = Date.UTC(2200, 0, 1)

/** True of a date that exists and that the database can hold. */
export function isInstant(value: string | null): boolean {
  if (value === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value)) return false
  const ms = Date.parse(value)
  return ms >= FIRST && ms < LAST && toDate(ms).toISOString().startsWith(value.slice(0, 19))
}

const inReach = (date: Date) => date.getTime() >= FIRST && date.getTime() < LAST
const OUT_OF_REACH = "Give a date between 1900 and 2200."

/** An ISO instant with its offset, as a Date. */
export const Instant = z.iso
  .datetime({ offset: true, error: "Give an instant, such as 2026-11-22T10:00:00Z." })
  .transform((text) => toDate(text))
  .refine(inReach, OUT_OF_REACH)

/** "2026-11-22T10:00" of a field for date and time, read as UTC. */
export const UtcWall = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "Give a day and a time.")
  .refine((text) => isInstant(`${text}:00Z`), "Give a day and a time.")
  .transform((text) => toDate(`${text}:00Z`))

/** A calendar day, as text: 2026-11-22. */
export const Day = z.iso
  .date("Give a day, such as 2026-11-22.")
  .refine((day) => inReach(toDate(`${day}T00:00:00Z`)), OUT_OF_REACH)

/** The path of the first text in `value` that holds U+0000, which no column of text takes. */
export function pathOfNul(value: unknown, path: string[] = []): string[] | undefined {
  if (typeof value === "string") return value.includes("\u0000") ? path : undefined
  if (typeof value !== "object" || value === null) return undefined
  for (const [key, one] of Object.entries(value)) {
    const found = key.includes("\u0000") ? path : pathOfNul(one, [...path, key])
    if (found) return found
  }
  return undefined
}
