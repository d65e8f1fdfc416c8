import { LEAD_STATES } from "./lead-states"
import { lookAmong, type State, state } from "./state"

/** One word, one colour, one icon for each state, everywhere. */
export const STATES = {
  ...LEAD_STATES,
  lead: {
    new: state("New", "accent", "sparkles"),
    contacted: state("Contacted", "violet", "message-circle"),
    qualified: state("Qualified", "blue", "user-check"),
    booked: state("Booked", "green", "calendar-check"),
    won: state("Won", "green", "trophy"),
    lost: state("Lost", "neutral", "circle-x"),
    archived: state("Archived", "neutral", "archive"),
  },
  appointment: {
    requested: state("Requested", "amber", "circle-question-mark", "Somebody of the clinic has to agree"),
    scheduled: state("Scheduled", "blue", "calendar"),
    confirmed: state("Confirmed", "accent", "calendar-check", "The patient said they come"),
    checked_in: state("Checked in", "violet", "door-open", "Checked in, and waits"),
    in_session: state("In session", "orange", "stethoscope"),
    completed: state("Completed", "green", "circle-check"),
    no_show: state("Did not come", "red", "user-x"),
    cancelled: state("Cancelled", "neutral", "ban"),
    rescheduled: state("Moved on", "neutral", "calendar-clock", "Another appointment stands in its place"),
  },
  waiting: {
    waiting: state("Waiting", "blue", "hourglass"),
    offered: state("Asked just now", "amber", "alarm-clock", "A time is kept for them until they answer"),
    booked: state("Booked", "green", "calendar-check"),
    withdrawn: state("Taken off", "neutral", "ban"),
    expired: state("Last day passed", "neutral", "calendar-x"),
  },
  slotOffer: {
    offered: state("Awaits an answer", "amber", "hourglass"),
    accepted: state("Accepted", "green", "calendar-check"),
    declined: state("Declined", "neutral", "circle-x"),
    expired: state("Nobody answered", "orange", "alarm-clock"),
    withdrawn: state("Taken back", "neutral", "undo-2"),
    blocked: state("Could not be asked", "red", "ban"),
  },
  freedSlot: {
    offering: state("Being offered", "amber", "send"),
    taken: state("Filled again", "green", "calendar-check", "Somebody of the waiting list has it"),
    gone: state("Booked otherwise", "neutral", "calendar"),
    nobody: state("Nobody left to ask", "neutral", "users", "The time is free for whoever is booked"),
    too_late: state("Too late to ask", "orange", "alarm-clock"),
    stopped: state("Stopped", "neutral", "ban"),
  },
  run: {
    queued: state("Queued", "neutral", "circle-dashed"),
    running: state("Running", "blue", "loader-circle"),
    sleeping: state("Sleeping", "violet", "moon"),
    waiting: state("Waiting", "violet", "hourglass"),
    retrying: state("Retrying", "orange", "rotate-cw", "Failed, and will be tried again"),
    completed: state("Completed", "green", "circle-check"),
    failed: state("Failed", "red", "circle-x"),
    cancelled: state("Cancelled", "neutral", "ban"),
  },
  fate: {
    pending: state("Pending", "amber", "hourglass", "Kept; its work has not ended yet"),
    processed: state("Processed", "green", "circle-check"),
    ignored: state("Ignored", "neutral", "minus", "Rounds has no use for it"),
    quarantined: state(
      "Quarantined",
      "orange",
      "shield-exclamation-point",
      "Kept aside until a person decides",
    ),
    dead: state("Dead", "red", "octagon-x", "Ran out of attempts; can be replayed"),
  },
  delivery: {
    accepted: state("Accepted", "green", "inbox"),
    duplicate: state("Duplicate", "neutral", "copy", "Every item in it was already there"),
    refused: state("Refused", "red", "ban"),
  },
  message: {
    received: state("Received", "neutral", "inbox"),
    queued: state("Queued", "neutral", "alarm-clock"),
    sent: state("Sent", "neutral", "send"),
    delivered: state("Delivered", "neutral", "check"),
    read: state("Read", "accent", "check-check"),
    failed: state("Failed", "red", "circle-x"),
    blocked: state("Blocked", "amber", "ban", "It was not sent"),
    scheduled: state("Planned", "blue", "calendar-clock"),
    unsure: state(
      "Unsure",
      "orange",
      "hourglass",
      "It may have arrived; Rounds does not send it again by itself",
    ),
  },
  member: {
    active: state("Active", "green", "circle-check"),
    ending: state("Until later", "violet", "hourglass", "Here on a grant, which ends by itself"),
    ended: state("Ended", "neutral", "minus", "The grant has run out"),
    disabled: state("Disabled", "neutral", "ban", "Cannot enter this clinic"),
    locked: state("Locked", "red", "octagon-x", "The account is shut in every clinic"),
  },
  invitation: {
    open: state("Open", "accent", "send"),
    expired: state("Run out", "neutral", "hourglass", "Its link leads nowhere any more"),
  },
} as const satisfies Record<string, Record<string, State>>

export type StateKind = keyof typeof STATES

export const stateOf = (kind: StateKind, value: string): State => lookAmong(STATES[kind], value)
