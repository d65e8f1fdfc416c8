import { MINUTE_MS } from "@/lib/time"

export const INCIDENT_STATUSES = [
  "detected",
  "assessed",
  "mitigated",
  "resolved",
  "verified",
  "closed",
] as const
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number]

/** Drawn through t(). */
export const STATUS_WORDS: Record<IncidentStatus, string> = {
  detected: "Detected",
  assessed: "Assessed",
  mitigated: "Mitigated",
  resolved: "Resolved",
  verified: "Verified",
  closed: "Closed",
}

/** What has to be done to get there. */
export const STEP_WORDS: Record<Exclude<IncidentStatus, "detected" | "closed">, string> = {
  assessed: "Find out who is hit: one clinic, several, or all; read the figures and the logs.",
  mitigated: "Make it hurt less: roll back, stop, or send the load elsewhere. The cause can wait.",
  resolved: "Remove the cause.",
  verified: "See for yourself that it works again, and that nothing was lost.",
}

export const SEVERITIES = ["critical", "major", "minor"] as const
export type Severity = (typeof SEVERITIES)[number]

export const SEVERITY_WORDS: Record<Severity, string> = {
  critical: "Critical",
  major: "Major",
  minor: "Minor",
}

export const SEVERITY_HINTS: Record<Severity, string> = {
  critical: "Critical: clinics cannot work, or data is in danger",
  major: "Major: something important fails for many",
  minor: "Minor: a nuisance, or for few",
}

export const ROLES_OF_INCIDENT = ["lead", "communicator", "scribe"] as const
export type IncidentRole = (typeof ROLES_OF_INCIDENT)[number]

export const INCIDENT_ROLE_WORDS: Record<IncidentRole, string> = {
  lead: "Leads",
  communicator: "Tells others",
  scribe: "Writes it down",
}

/** From its detection on. */
export const ASSESS_WITHIN_MS = 5 * MINUTE_MS
export const MITIGATE_WITHIN_MS = 15 * MINUTE_MS

export const INCIDENT_PAGE = 20
export const LONGEST_UPDATE = 2_000
export const LONGEST_POSTMORTEM = 40_000
