import type { Role } from "@/lib/can"

export const TASK_STATUSES = ["open", "done", "cancelled"] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]

/** What there is to do, in the words of the list; a task's title says the rest. */
export const TASK_KINDS = {
  call_back: "Call back",
  reply: "Reply",
  unsure_message: "Unsure",
  check_consent: "Consent",
  check_person: "Who is it?",
  approve: "Approval",
  review_access: "Review access",
  silent_connection: "Silent provider",
  quarantine: "Quarantine",
  import_problem: "Import",
  handover: "Handover",
  erasure: "Erasure",
  subject_request: "Data request",
  no_show: "Did not come",
  feedback: "After a visit",
  other: "To do",
} as const satisfies Record<string, string>
export type TaskKind = keyof typeof TASK_KINDS

export type TaskSource = "member" | "rule" | "run" | "message" | "system"

/** A person, or whoever has the role. */
export type TaskOwner = { memberId: string } | { role: Role }

/** How it ended, in a word; what there is more to say is said in words of one's own. */
export const OUTCOMES = {
  done: "Done",
  reached: "Reached the patient",
  no_answer: "Nobody answered",
  booked: "Appointment booked",
  not_needed: "No longer needed",
} as const satisfies Record<string, string>
export type Outcome = keyof typeof OUTCOMES

export const TASK_TABS = ["mine", "role", "all", "done"] as const
export type TaskTab = (typeof TASK_TABS)[number]

export const DUE_FILTERS = {
  late: "Late",
  today: "Due by tonight",
  none: "No due time",
  snoozed: "Put off",
} as const
export type DueFilter = keyof typeof DUE_FILTERS

/** Until when a task may be put off, in words. */
export const SNOOZES = {
  hour: "For an hour",
  three_hours: "For three hours",
  tomorrow: "Until tomorrow, 9:00",
  monday: "Until Monday, 9:00",
} as const
export type Snooze = keyof typeof SNOOZES

export const PAGE_SIZE = 50
export const COUNT_CAP = 1_000

/** A finished task can be taken up again this long. */
export const REOPEN_HOURS = 24
