import { z } from "zod"
import { Id, optional } from "@/lib/appointments/schema"
import { Day } from "@/lib/inputs"
import { LONGEST_NAME, LONGEST_TITLE, MOST_SPANS } from "@/lib/practitioners/words"

const Shown = {
  name: z.string().trim().min(2, "Give a name.").max(LONGEST_NAME, "Keep it under 120 characters."),
  title: optional(z.string().trim().max(LONGEST_TITLE, "Keep it under 60 characters.")),
  colour: z.coerce.number().int().min(1).max(8).default(1),
  /** Who this is among the members. */
  memberId: optional(Id),
}

export const AddPractitionerInput = z.strictObject({
  key: z.uuid("The form is out of date. Load the page again."),
  ...Shown,
})
export const ChangePractitionerInput = z.strictObject({ id: Id, ...Shown })
export const OneInput = z.strictObject({ id: Id })
export const RetireInput = z.strictObject({ id: Id, retired: z.boolean() })
export const MoveInput = z.strictObject({ id: Id, to: z.enum(["up", "down"]) })

const Minute = z.number().int().min(0, "Give a time.").max(1440, "Give a time.")
const WeekSpan = z.strictObject({
  /** 1 Monday – 7 Sunday */
  weekday: z.number().int().min(1).max(7),
  fromMinute: Minute,
  untilMinute: Minute,
  roomId: optional(Id),
})
export type WeekSpan = { weekday: number; fromMinute: number; untilMinute: number; roomId?: string }

export const SetHoursInput = z.strictObject({
  id: Id,
  /** The first and the last day these hours are for; without a day there is no such end. */
  fromOn: optional(Day),
  untilOn: optional(Day),
  week: z.array(WeekSpan).max(7 * MOST_SPANS, "Too many times for one week."),
})

export const SetServicesInput = z.strictObject({
  id: Id,
  services: z
    .array(
      z.strictObject({
        serviceId: Id,
        /** Where it takes them other than it usually does. */
        minutes: optional(
          z.coerce.number().int().min(5, "At least 5 minutes.").max(720, "At most 12 hours."),
        ),
      }),
    )
    .max(200),
})

export type PractitionerRow = {
  id: string
  name: string
  title: string | null
  colour: number
  member: { id: string; name: string } | null
  isRetired: boolean
  services: string[]
  /** The week as it is now. */
  week: WeekShown[]
}
export type WeekShown = { weekday: number; fromMinute: number; untilMinute: number; roomId: string | null }

export type PractitionerList = {
  rows: PractitionerRow[]
  /** Colleagues who are nobody's yet. */
  members: { id: string; name: string }[]
  may: { write: boolean }
}

/** Days as text; without one it goes on for ever. */
export type HoursPeriod = { fromOn: string | null; untilOn: string | null; week: WeekShown[] }

export type PractitionerView = Omit<PractitionerRow, "services" | "week"> & {
  services: { id: string; name: string; usualMinutes: number; minutes: number | null; does: boolean }[]
  periods: HoursPeriod[]
  rooms: { id: string; name: string }[]
  members: { id: string; name: string }[]
  /** Today by the clinic's wall. */
  today: string
  may: { write: boolean; absences: boolean }
}
