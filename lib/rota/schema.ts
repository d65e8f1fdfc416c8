import { z } from "zod"
import { Day } from "@/lib/inputs"
import { DUTIES, type Duty, LONGEST_NOTE, MOST_WEEKS } from "@/lib/rota/words"

const Id = z.string().max(64)
const Wall = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "Give a day and a time.")
const Note = z.string().trim().max(LONGEST_NOTE, `At most ${LONGEST_NOTE} characters.`).optional()
const Duties = z.enum(DUTIES, "Choose a duty.")
const MemberId = z.uuid("Choose a colleague.")

export const CreateShiftInput = z.strictObject({
  /** The form's: a second press changes nothing. */
  key: z.uuid("The form is out of date. Load the page again."),
  memberId: MemberId,
  duty: Duties,
  /** By the clinic's wall clock. */
  starts: Wall,
  ends: Wall,
  /** Weeks in all, this one included. */
  weeks: z.coerce
    .number()
    .int()
    .min(1, "At least once.")
    .max(MOST_WEEKS, `At most ${MOST_WEEKS} weeks.`)
    .default(1),
  note: Note,
})
export const ChangeShiftInput = z.strictObject({
  id: Id,
  memberId: MemberId,
  duty: Duties,
  starts: Wall,
  ends: Wall,
  note: Note,
})
export const CancelShiftInput = z.strictObject({
  id: Id,
  /** All later ones made with it, too. */
  series: z.enum(["on"]).optional(),
})
export const WeekInput = z.strictObject({
  /** Any day of the week; absent: this one. */
  day: Day.optional(),
})

export type ShiftView = {
  id: string
  memberId: string
  name: string
  /** Left the clinic or may not act: nobody is reached by it. */
  isGone: boolean
  duty: Duty
  startsAt: string
  endsAt: string
  /** As a form has it, by the clinic's wall clock. */
  starts: string
  ends: string
  note: string | null
  isSeries: boolean
  /** Somebody else has the same duty at the same time. */
  overlaps: boolean
}
export type Gap = { startsAt: string; endsAt: string }
export type RotaWeek = {
  /** Monday to Sunday, as days of the clinic's calendar. */
  days: string[]
  previous: string
  next: string
  duties: { duty: Duty; shifts: ShiftView[]; gaps: Gap[]; now: string[] }[]
  people: { id: string; name: string; roles: string[] }[]
  may: { write: boolean; escalation: boolean }
}
