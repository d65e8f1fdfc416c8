import { z } from "zod"
import {
  APPOINTMENT_SOURCES,
  APPOINTMENT_STATUSES,
  type AppointmentOutcome,
  type AppointmentSource,
  type AppointmentStatus,
  CANCEL_CAUSES,
  type CancelCause,
  type Conflict,
  MOST_IN_SERIES,
  OUTCOMES,
} from "@/lib/appointments/words"
import { isInstant } from "@/lib/inputs"

const keys = <T extends string>(of: Record<T, unknown>) => Object.keys(of) as [T, ...T[]]
export const Id = z.string().max(100)
/** An empty field of a form is one that was not filled in. */
export const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value)
export const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional())
export const Instant = z.string().max(40).refine(isInstant, "Give a day and a time.")
/** A day of the calendar: 2026-11-23. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, "Give a day.")
  .refine((text) => isInstant(`${text}T00:00:00Z`), "Give a day.")
const Note = z.string().trim().max(1_000, "Keep it under 1,000 characters.")

export const AppointmentIdInput = z.strictObject({ id: Id })

/** A slot: where and with whom; the end follows from the service. */
const Slot = {
  serviceId: Id,
  practitionerId: Id,
  roomId: optional(Id),
  startsAt: Instant,
}

export const BookAppointmentInput = z.strictObject({
  /** The form's own: sent twice it books once. */
  key: z.uuid(),
  patientId: Id,
  leadId: optional(Id),
  ...Slot,
  /** Longer or shorter than the service usually is. */
  minutes: optional(z.coerce.number().int().min(5).max(720)),
  /** A hold of this slot, given up for the booking. */
  holdId: optional(Id),
  source: z.enum(keys<AppointmentSource>(APPOINTMENT_SOURCES)).default("member"),
  note: optional(Note),
  /** Outside hours, or while the patient has another: said by a person who saw it. */
  anyway: z.coerce.boolean().default(false),
  /** One that this stands in the place of: its time is free, and it says where to look. */
  rescheduleOf: optional(Id),
})

export type BookAppointmentInput = z.output<typeof BookAppointmentInput>

export const MoveAppointmentInput = z.strictObject({
  id: Id,
  /** Where it stood when this was decided; another place since then is `conflict`. */
  from: Instant,
  startsAt: Instant,
  endsAt: optional(Instant),
  practitionerId: optional(Id),
  roomId: optional(Id),
  anyway: z.coerce.boolean().default(false),
})

export const PreviewMoveInput = MoveAppointmentInput.omit({ from: true, anyway: true })

export const SwapAppointmentsInput = z.strictObject({
  id: Id,
  withId: Id,
  /** Where the first stood when this was decided: sent twice it changes places once. */
  from: Instant,
  fromPractitionerId: Id,
  anyway: z.coerce.boolean().default(false),
})

export const CancelAppointmentInput = z.strictObject({
  id: Id,
  because: z.enum(keys<CancelCause>(CANCEL_CAUSES), "Choose why."),
  words: optional(z.string().trim().max(500, "Keep it under 500 characters.")),
  /** The rest of its series, too. */
  following: z.coerce.boolean().default(false),
})

export const CompleteAppointmentInput = z.strictObject({
  id: Id,
  outcome: z.enum(keys<AppointmentOutcome>(OUTCOMES), "Choose what came of it."),
  words: optional(Note),
})

export const BookSeriesInput = BookAppointmentInput.omit({
  holdId: true,
  rescheduleOf: true,
  source: true,
}).extend({
  everyDays: z.coerce.number().int().min(1).max(366),
  count: z.coerce.number().int().min(2).max(MOST_IN_SERIES),
  /** Begins of those that are left out, as they were answered with. */
  leaveOut: z.array(Instant).max(MOST_IN_SERIES).default([]),
})

/** One date of a series, and what stands in its way. */
export type SeriesDate = { startsAt: string; conflicts: ConflictFound[] }

export const HOLD_PURPOSES = ["choosing", "waiting_list", "agent"] as const
export type HoldPurpose = (typeof HOLD_PURPOSES)[number]

export const HoldSlotInput = z.strictObject({
  ...Slot,
  minutes: optional(z.coerce.number().int().min(5).max(720)),
  patientId: optional(Id),
  purpose: z.enum(HOLD_PURPOSES).default("choosing"),
  anyway: z.coerce.boolean().default(false),
})

export const CalendarInput = z.strictObject({
  /** First day; today where absent. */
  from: optional(Day),
  days: z.coerce.number().int().min(1).max(14).default(1),
  practitioner: optional(Id),
  room: optional(Id),
})
export type CalendarInput = z.output<typeof CalendarInput>

export const FindSlotsInput = z.strictObject({
  serviceId: Id,
  practitionerIds: z.array(Id).max(100).default([]),
  roomId: optional(Id),
  /** First day looked at; today where absent. */
  fromOn: optional(Day),
  /** How many days; the search ends earlier when enough were found. */
  days: z.coerce.number().int().min(1).max(92).default(14),
  /** 1 Monday – 7 Sunday; any where empty. */
  weekdays: z.array(z.coerce.number().int().min(1).max(7)).max(7).default([]),
  /** By the clock on the clinic's wall, in minutes after midnight. */
  fromMinute: optional(z.coerce.number().int().min(0).max(1439)),
  untilMinute: optional(z.coerce.number().int().min(1).max(1440)),
  minutes: optional(z.coerce.number().int().min(5).max(720)),
  limit: z.coerce.number().int().min(1).max(500).default(60),
  cursor: optional(z.string().max(400)),
})
export type FindSlotsInput = z.output<typeof FindSlotsInput>

/** One that can be had; instants as ISO text. */
export type FreeSlot = {
  startsAt: string
  endsAt: string
  practitionerId: string
  practitioner: string
  roomId: string | null
  room: string | null
}
export type SlotPage = {
  slots: FreeSlot[]
  /** Goes on after the last one; null: everything was looked at. */
  nextCursor: string | null
  /** The last day that was looked at. */
  lookedUntil: string
}

export const AppointmentFilters = z.strictObject({
  /** upcoming, past */
  tab: z.enum(["upcoming", "past"]).default("upcoming"),
  q: optional(z.string().trim().max(100)),
  status: optional(z.enum(APPOINTMENT_STATUSES)),
  practitioner: optional(Id),
  room: optional(Id),
  service: optional(Id),
  patientId: optional(Id),
  leadId: optional(Id),
  fromOn: optional(Day),
  untilOn: optional(Day),
  cursor: optional(z.string().max(400)),
})
export type AppointmentFilters = z.output<typeof AppointmentFilters>

export type Named = { id: string; name: string }
export type NoShowReason = { reason: string; points: number }

/** One as lists, the calendar and panels show it; a masked view has initials and no notes. */
export type AppointmentRow = {
  id: string
  status: AppointmentStatus
  startsAt: string
  endsAt: string
  busyFrom: string
  busyUntil: string
  patient: { id: string; name: string; phone: string | null }
  practitioner: Named & { colour: number }
  room: Named | null
  service: Named
  leadId: string | null
  seriesId: string | null
  source: AppointmentSource
  note: string | null
  noShowPercent: number | null
  confirmedAt: string | null
  checkedInAt: string | null
  /** `steps`: say who is there and what came of it. `patient`: open their record. */
  may: { write: boolean; steps?: boolean; patient?: boolean }
}

export type AppointmentView = AppointmentRow & {
  noShowReasons: NoShowReason[]
  outcome: AppointmentOutcome | null
  outcomeNote: string | null
  cancelledBecause: CancelCause | null
  movedToId: string | null
  moves: number
  bookedBy: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  cancelledAt: string | null
  series: { everyDays: number; count: number; n: number } | null
  reminders: {
    kind: "h24" | "h2"
    dueAt: string
    status: string
    because: string | null
    answer: string | null
  }[]
}

export type AppointmentPage = { rows: AppointmentRow[]; nextCursor: string | null }

export type { Conflict }
export type ConflictFound = {
  conflict: Conflict
  canBeWaved: boolean
  with: { id: string; startsAt: string; endsAt: string } | null
}

/** What the calendar draws between two instants. */
export type CalendarView = {
  from: string
  until: string
  practitioners: (Named & { colour: number; title: string | null; memberId: string | null })[]
  rooms: Named[]
  appointments: AppointmentRow[]
  holds: {
    id: string
    startsAt: string
    endsAt: string
    practitionerId: string
    roomId: string | null
    expiresAt: string
    purpose: string
  }[]
  /** Somebody else's: when, and not whose. For who sees their own alone. */
  taken: { practitionerId: string; roomId: string | null; startsAt: string; endsAt: string }[]
  /** When each works: [practitioner, from, until]. */
  hours: { practitionerId: string; startsAt: string; endsAt: string }[]
  closed: {
    practitionerId: string | null
    roomId: string | null
    startsAt: string
    endsAt: string
    cause: string
    note: string | null
  }[]
}
