import type { Role } from "@/lib/can"

/** Whose Today a note can be made from. */
export const HANDOVER_ROLES = [
  "doctor",
  "coordinator",
  "frontdesk",
  "operator",
  "admin",
] as const satisfies Role[]
export type HandoverRole = (typeof HANDOVER_ROLES)[number]

/** English texts; they pass through `t()` where they are drawn. */
export const STATUS_WORDS = {
  draft: "Draft",
  signed: "Waits to be received",
  received: "Taken over",
} as const
export type HandoverStatus = keyof typeof STATUS_WORDS

export const ITEM_WORDS = {
  urgent: "Urgent",
  hot: "Hot lead",
  waiting: "Waits for an answer",
  task: "Task",
  alert: "Alert",
} as const
export type ItemKind = keyof typeof ITEM_WORDS

/** What is counted of a shift, by the fact it left: one, many. */
export const DONE_WORDS: Record<string, readonly [string, string]> = {
  "lead.taken": ["{n} lead taken", "{n} leads taken"],
  "lead.assigned": ["{n} lead handed on", "{n} leads handed on"],
  "lead.released": ["{n} lead given back", "{n} leads given back"],
  "lead.status_changed": ["{n} status changed", "{n} statuses changed"],
  "lead.score_overridden": ["{n} score corrected", "{n} scores corrected"],
  "lead.noted": ["{n} note written", "{n} notes written"],
  "message.queued": ["{n} message sent", "{n} messages sent"],
  "appointment.booked": ["{n} appointment booked", "{n} appointments booked"],
  "appointment.checked_in": ["{n} patient checked in", "{n} patients checked in"],
  "task.finished": ["{n} task finished", "{n} tasks finished"],
  "task.created": ["{n} task made", "{n} tasks made"],
  "urgent.acknowledged": ["{n} urgent case acknowledged", "{n} urgent cases acknowledged"],
  "consent.recorded": ["{n} consent recorded", "{n} consents recorded"],
  "consent.withdrawn": ["{n} consent withdrawn", "{n} consents withdrawn"],
  "patient.merged": ["{n} record merged", "{n} records merged"],
  "alert.acknowledged": ["{n} alert acknowledged", "{n} alerts acknowledged"],
  "schedule.resumed": ["{n} schedule resumed", "{n} schedules resumed"],
}

export const ITEMS_EACH = 40
export const PAGE_SIZE = 30
/** Nobody is on shift for longer. */
export const LONGEST_SHIFT_HOURS = 12
/** A signed note that nobody received after so many hours of opening is a task. */
export const RECEIVE_WITHIN_OPEN_HOURS = 2
/** How long before the clinic closes Today reminds of the note. */
export const REMIND_BEFORE_MINUTES = 45
