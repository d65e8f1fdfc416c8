import type { FunctionEntry } from "./entry"

/** What goes with visits besides their reminders: coming again, how it was, and who did not come. */
export const ON_VISITS = [
  {
    id: "daily-recall-check",
    aliases: ["recall-check", "daily-recall"],
    description:
      "Finds who is due to come again by what was last done, and begins the day's invitations, the longest due first.",
    attempts: 3,
    trigger: { schedule: "0 9 * * *", timeZone: "the clinic's zone" },
  },
  {
    id: "send-recall-reminder",
    aliases: ["recall-reminder"],
    description: "Invites one patient to come again, when it is day where they are and their day has room.",
    attempts: 3,
    trigger: { event: "recall.due" },
    effects: [{ step: "invite-", kind: "message", words: "Invites the patient to come again" }],
  },
  {
    id: "survey-after-visit",
    aliases: ["nps-survey", "visit-survey"],
    description:
      "Asks for a number from 0 to 10 between one and two hours after a visit, once in 30 days, and waits three days for it.",
    attempts: 3,
    trigger: { event: "appointment.completed" },
    effects: [{ step: "ask-", kind: "message", words: "Asks the patient how it was" }],
  },
  {
    id: "follow-booking",
    aliases: ["booking-follow-up"],
    description:
      "Settles the recalls and calls that a booking answers, and weighs how likely the patient is to come.",
    attempts: 3,
    trigger: { event: "appointment.booked" },
  },
  {
    id: "follow-move",
    aliases: [],
    description: "Weighs a moved appointment anew.",
    attempts: 3,
    trigger: { event: "appointment.moved" },
  },
  {
    id: "follow-cancellation",
    aliases: [],
    description: "Puts a recall back on the list whose appointment was called off.",
    attempts: 3,
    trigger: { event: "appointment.cancelled" },
  },
  {
    id: "recover-no-show",
    aliases: ["no-show-recovery"],
    description: "Has somebody call who did not come, unless they came late or are booked again.",
    attempts: 3,
    trigger: { event: "appointment.missed" },
  },
  {
    id: "refresh-likelihoods",
    aliases: ["no-show-likelihoods"],
    description: "Weighs anew how likely it is that those of the next two days do not come.",
    attempts: 3,
    trigger: { schedule: "15 6 * * *", timeZone: "the clinic's zone" },
  },
] as const satisfies readonly FunctionEntry[]
