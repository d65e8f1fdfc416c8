import type { FunctionEntry } from "./entry"

/** What happens to appointments starts them: reminders, booking by message, times that come free. */
export const ON_APPOINTMENTS = [
  {
    id: "plan-appointment-reminders",
    aliases: [],
    description: "Plans the reminders of an appointment that was booked: a day and two hours before.",
    attempts: 5,
    trigger: { event: "appointment.booked" },
  },
  {
    id: "replan-appointment-reminders",
    aliases: [],
    description: "Drops the reminders of a former time and plans those of the new one.",
    attempts: 5,
    trigger: { event: "appointment.moved" },
  },
  {
    id: "drop-appointment-reminders",
    aliases: [],
    description: "Drops the reminders of an appointment that was cancelled.",
    attempts: 5,
    trigger: { event: "appointment.cancelled" },
  },
  {
    id: "appointment-reminder-workflow",
    aliases: ["appointment-reminder"],
    description:
      "Waits until an appointment is to be reminded of, a day and two hours before, and looks at it anew then.",
    attempts: 3,
    trigger: { event: "appointment.reminders_due" },
  },
  {
    id: "send-appointment-reminder",
    aliases: ["reminder-sender"],
    description: "Sends one reminder of an appointment, once, when nothing holds it back.",
    attempts: 3,
    trigger: { event: "appointment.reminder_due" },
    effects: [{ step: "send", kind: "message", words: "Writes to the patient" }],
  },
  {
    id: "booking-agent-workflow",
    aliases: ["booking-agent"],
    description:
      "Offers a patient free times by message and keeps them a while; their answer books, and nobody else's time.",
    attempts: 3,
    trigger: { event: "booking.started" },
    effects: [{ step: "offer-1", kind: "message", words: "Offers the times to the patient" }],
  },
  {
    id: "lead-follows-booking",
    aliases: [],
    description: "Sets a lead to booked when its patient got an appointment.",
    attempts: 5,
    trigger: { event: "appointment.booked" },
  },
  {
    id: "lead-follows-cancelling",
    aliases: [],
    description: "Sets a booked lead back when its last appointment was cancelled.",
    attempts: 5,
    trigger: { event: "appointment.cancelled" },
  },
  {
    id: "offer-cancelled-slot",
    aliases: ["waiting-list-cancelled"],
    description: "Gives a cancelled appointment's time to the waiting list, where somebody waits for it.",
    attempts: 3,
    trigger: { event: "appointment.cancelled" },
  },
  {
    id: "offer-moved-slot",
    aliases: ["waiting-list-moved"],
    description:
      "Gives the time an appointment was moved from to the waiting list, where somebody waits for it.",
    attempts: 3,
    trigger: { event: "appointment.moved" },
  },
  {
    id: "offer-free-slot",
    aliases: ["waiting-list-offer", "waitlist-offer"],
    description:
      "Offers a free time to one person of the waiting list, when the clinic is open; then to the next.",
    attempts: 3,
    trigger: { event: "waiting_list.slot_free" },
    effects: [{ step: "offer-1", kind: "message", words: "Offers the time to the next patient" }],
  },
  {
    id: "expire-slot-offer",
    aliases: ["waiting-list-expiry"],
    description: "Waits until the offer of a free time is over, and ends it when nobody answered.",
    attempts: 3,
    trigger: { event: "waiting_list.offered" },
  },
] as const satisfies readonly FunctionEntry[]
