import { z } from "zod"
import {
  INCIDENT_STATUSES,
  type IncidentRole,
  type IncidentStatus,
  LONGEST_POSTMORTEM,
  LONGEST_UPDATE,
  ROLES_OF_INCIDENT,
  SEVERITIES,
  type Severity,
} from "@/lib/incidents/words"
import { UtcWall } from "@/lib/inputs"

const Id = z.uuid("Nothing is known by this id.")
const Title = z.string().trim().min(3, "Say in a few words what is wrong.").max(140)
const Scope = z.string().trim().max(200)
/** A box that is ticked or not there at all. */
const Ticked = z
  .enum(["on", "true", "false"])
  .optional()
  .transform((value) => value === "on" || value === "true")

export const OpenIncidentInput = z.strictObject({
  /** Pressed twice, it is one. */
  key: Id,
  title: Title,
  severity: z.enum(SEVERITIES),
  scope: Scope.optional(),
  words: z.string().trim().max(LONGEST_UPDATE).optional(),
  isPublic: Ticked,
  alertId: Id.optional(),
  deploymentId: Id.optional(),
})

export const TellIncidentInput = z.strictObject({
  id: Id,
  /** Of this update: sent twice, it is one. */
  key: Id,
  words: z.string().trim().min(2, "Say what was found or done.").max(LONGEST_UPDATE),
  status: z.enum(INCIDENT_STATUSES).exclude(["closed"]).optional(),
  scope: Scope.optional(),
  isPublic: Ticked,
})

export const AssignIncidentInput = z.strictObject({
  id: Id,
  role: z.enum(ROLES_OF_INCIDENT),
  /** Empty: nobody. */
  memberId: z.union([Id, z.literal("")]),
})

export const ChangeIncidentInput = z.strictObject({
  id: Id,
  title: Title,
  severity: z.enum(SEVERITIES),
  scope: Scope.optional(),
  isPublic: Ticked,
  /** When it began, in UTC, which is often before anybody saw it. */
  began: UtcWall.optional(),
})

export const WritePostmortemInput = z.strictObject({
  id: Id,
  postmortem: z
    .string()
    .trim()
    .min(20, "Write at least what happened and what follows from it.")
    .max(LONGEST_POSTMORTEM),
})

export const CloseIncidentInput = z.strictObject({
  id: Id,
  /** Why there is no postmortem, where there is none. */
  reason: z.string().trim().max(500).optional(),
})

export const FindIncidentInput = z.strictObject({ id: Id })
export const ListIncidentsInput = z.strictObject({ cursor: z.string().max(200).optional() })
export const WatchIncidentsInput = z.strictObject({})

export type Clock = {
  name: "assess" | "mitigate" | "resolve" | "verify" | "postmortem"
  /** Null: no time is set for it. */
  dueAt: string | null
  doneAt: string | null
  /** Not done when it was due, or done after it. */
  isLate: boolean
  /** Later steps were taken without it. */
  isSkipped: boolean
}

export type IncidentRow = {
  id: string
  title: string
  severity: Severity
  status: IncidentStatus
  scope: string
  isPublic: boolean
  startedAt: string
  detectedAt: string
  resolvedAt: string | null
  closedAt: string | null
  lead: string
  /** What is due next; null once it is closed. */
  next: Clock | null
}

export type IncidentUpdateView = {
  id: string
  at: string
  status: IncidentStatus
  words: string
  isPublic: boolean
  by: string
  /** The status is another than before. */
  isStep: boolean
}

export type IncidentDetail = IncidentRow & {
  clocks: Clock[]
  /** Newest first. */
  updates: IncidentUpdateView[]
  roles: Record<IncidentRole, { memberId: string | null; name: string }>
  openedBy: string
  alert: { id: string; name: string; subject: string } | null
  deployment: { id: string; service: string; environment: string } | null
  postmortem: string | null
  postmortemAt: string | null
  noPostmortem: string | null
  /** Who may be given a role: admins and operators of the clinic that asks. */
  members: { id: string; name: string }[]
}

export type IncidentPage = { open: IncidentRow[]; past: IncidentRow[]; nextCursor: string | null }
