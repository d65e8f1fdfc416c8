import type { Role } from "@/lib/can"

export const TASK_STATUSES = ["open", "done", "cancelled"] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]

/** What there is to do, in the words of the list; a task's title says the rest. */
export const TASK_KINDS = {
  call_back: "Call back",
  reply: "Reply",
  check_consent: "Consent",
  check_person: "Who is it?",
  approve: "Approval",
  review_access: "Review access",
  silent_connection: "Silent provider",
  quarantine: "Quarantine",
  import_problem: "Import",
  other: "To do",
} as const satisfies Record<string, string>
export type TaskKind = keyof typeof TASK_KINDS

export type TaskSource = "member" | "rule" | "run" | "message" | "system"

/** A person, or whoever has the role. */
export type TaskOwner = { memberId: string } | { role: Role }
