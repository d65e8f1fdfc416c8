import type { Role } from "@/lib/can"

/** What an admin may give. Operators and auditors belong to the platform and come by a grant. */
export const STAFF_ROLES = ["admin", "doctor", "coordinator", "frontdesk", "caregiver"] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export const isStaffRole = (role: string): role is StaffRole =>
  (STAFF_ROLES as readonly string[]).includes(role)

/** What the role comes here to do, for who chooses it. */
export const ROLE_MEANS: Record<Role, string> = {
  admin: "Settings, team and integrations; reruns jobs. Sees every patient.",
  doctor: "Own patients, and every unowned hot or urgent lead.",
  coordinator: "Works leads, calls and recalls. Sees every patient.",
  frontdesk: "Answers people, books, takes consent. No scores.",
  caregiver: "Follows the one patient they are linked to.",
  operator: "Keeps the software running; patients masked.",
  auditor: "Proves what happened; reads only.",
}

export const MEMBER_STATES = ["active", "ending", "ended", "disabled", "locked"] as const
export type MemberState = (typeof MEMBER_STATES)[number]

export const MEMBER_PAGE_SIZE = 50
export const INVITATION_DAYS = 7
export const RESET_MINUTES = 60
/** Links for a new password that may be made for one person in an hour. */
export const RESETS_PER_HOUR = 5
