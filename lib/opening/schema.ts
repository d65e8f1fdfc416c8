import { z } from "zod"
import { Id, optional } from "@/lib/appointments/schema"
import { EXCEPTION_CAUSES, type ExceptionCause } from "@/lib/appointments/words"
import { Day } from "@/lib/inputs"
import { HOLIDAY_COUNTRIES, type HolidayCountry, type HolidayName } from "@/lib/opening/holiday-words"
import { FIRST_YEAR, LAST_YEAR } from "@/lib/opening/holidays"
import { LONGEST_NOTE } from "@/lib/opening/words"

const keys = <T extends string>(of: Record<T, unknown>) => Object.keys(of) as [T, ...T[]]
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Give a time.")

/** Of a practitioner, of a room, or of neither: the whole clinic. */
const When = {
  kind: z.enum(["closed", "open"]).default("closed"),
  practitionerId: optional(Id),
  roomId: optional(Id),
  fromOn: Day,
  untilOn: Day,
  /** By the clinic's wall; without them the days are whole. */
  fromAt: optional(Clock),
  untilAt: optional(Clock),
}

export const PreviewExceptionInput = z.strictObject(When)
export type PreviewExceptionInput = z.output<typeof PreviewExceptionInput>

export const AddExceptionInput = z.strictObject({
  key: z.uuid("The form is out of date. Load the page again."),
  ...When,
  cause: z.enum(keys<ExceptionCause>(EXCEPTION_CAUSES), "Choose why.").default("other"),
  note: optional(z.string().trim().max(LONGEST_NOTE, "Keep it under 200 characters.")),
  /** How many appointments in its way were seen; more by now are asked about again. */
  seen: z.coerce.number().int().min(0).default(0),
})

export const ExceptionIdInput = z.strictObject({ id: Id })

export const ListExceptionsInput = z.strictObject({
  tab: z.enum(["ahead", "past"]).default("ahead"),
  practitionerId: optional(Id),
  roomId: optional(Id),
  cursor: optional(z.string().max(400)),
})

export const ListHolidaysInput = z.strictObject({
  country: z.enum(keys<HolidayCountry>(HOLIDAY_COUNTRIES)).optional(),
  year: z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR).optional(),
})

export const TakeHolidaysInput = z.strictObject({
  country: z.enum(keys<HolidayCountry>(HOLIDAY_COUNTRIES)),
  year: z.coerce
    .number()
    .int()
    .min(FIRST_YEAR, "Choose a year.")
    .max(LAST_YEAR, "Choose a year.")
    .default(FIRST_YEAR),
  days: z.array(Day).max(60),
})

export type OpeningDay = { day: number; opens: string | null; closes: string | null }
export const SetOpeningHoursInput = z.strictObject({
  week: z
    .array(
      z.strictObject({
        /** 1 Monday – 7 Sunday */
        day: z.number().int().min(1).max(7),
        opens: optional(Clock),
        closes: optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "Give a time.")),
      }),
    )
    .max(7),
})

export type ExceptionRow = {
  id: string
  kind: "closed" | "open"
  cause: ExceptionCause
  /** Null: the whole clinic. */
  of: { kind: "practitioner" | "room"; id: string; name: string; colour: number | null } | null
  startsAt: string
  endsAt: string
  isWholeDays: boolean
  note: string | null
  holiday: HolidayName | null
  /** Appointments that stand in it still. */
  standing: number
  may: { remove: boolean }
}
export type ExceptionPage = { rows: ExceptionRow[]; nextCursor: string | null }

/** An appointment in the way. */
export type ExceptionHit = {
  id: string
  startsAt: string
  endsAt: string
  patient: { id: string; name: string }
  practitioner: string
  room: string | null
  service: string
}
export type ExceptionPreview = { hits: ExceptionHit[]; more: number }

export type HolidayRow = {
  day: string
  name: HolidayName
  isOptional: boolean
  isObserved: boolean
  isTaken: boolean
  isOver: boolean
  standing: number
}
export type HolidayList = {
  country: HolidayCountry
  /** The clinic's own. */
  home: HolidayCountry
  year: number
  years: number[]
  rows: HolidayRow[]
}
