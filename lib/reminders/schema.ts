import { z } from "zod"
import { Day, Id, Instant } from "@/lib/appointments/schema"
import {
  type ReminderAnswer,
  type ReminderKind,
  type ReminderStatus,
  SHOWN,
  type Shown,
} from "@/lib/reminders/words"

export const PlanInput = z.strictObject({ appointmentId: Id })
/** Where the last part ended; absent: from the beginning. */
export const PartInput = z.strictObject({ after: z.string().max(200).default("") })
export const ReminderInput = z.strictObject({ id: Id })
export const LookInput = z.strictObject({
  appointmentId: Id,
  startsAt: Instant,
  kind: z.enum(["h24", "h2"]),
})
const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value)
export const DayInput = z.strictObject({
  /** The day of the appointments; today where absent. */
  on: z.preprocess(blankIsAbsent, Day.optional()),
  show: z.enum(Object.keys(SHOWN) as [Shown, ...Shown[]]).default("all"),
  cursor: z.preprocess(blankIsAbsent, z.string().max(400).optional()),
})

/** A part of what was looked through; `next` says where to go on. */
export type Part = { looked: number; changed: number; next: string | null }

/** What a look, or a try to send, came to: `until` says when to look again. */
export type ReminderStep = { status: ReminderStatus; because: string | null; until: string | null }

export type ReminderView = {
  kind: ReminderKind
  status: ReminderStatus
  because: string | null
  dueAt: string
  /** Of the message, where there is one: queued, sent, delivered, read, failed … */
  message: { id: string; status: string; because: string | null; at: string } | null
  answer: ReminderAnswer | null
  answeredAt: string | null
}

export type RemindedRow = {
  appointmentId: string
  startsAt: string
  status: string
  patient: { id: string; name: string; phone: string | null }
  service: string
  practitioner: string
  leadId: string | null
  h24: ReminderView | null
  h2: ReminderView | null
}

/** Of appointments, not of messages. */
export type ReminderFigures = {
  appointments: number
  /** One reminder or two have gone out. */
  sent: number
  answered: number
  silent: number
  unreached: number
}

export type ReminderDay = {
  on: string
  rows: RemindedRow[]
  figures: ReminderFigures
  nextCursor: string | null
}

/** A time that was offered by reply, kept with the reminder: answered by its place in the list, counted from 1. */
export type OfferedTime = { startsAt: string; practitionerId: string; roomId: string | null }
