type Type = "text" | "json" | "jsonb"

/**
 * Colleagues' own words that belong to nobody's record: a note at a shift's end, a saved filter, a reason. An erasure looks
 * through them for the person's name, numbers and addresses, and takes those out; the rest is the clinic's.
 */
export type Words = {
  table: string
  columns: Readonly<Record<string, Type>>
  /** A row that names them is of no use without: it goes whole. */
  goes?: boolean
  /** Only rows that are nobody's, as SQL; the person's own go by their place. */
  only?: string
}

export const WORDS: readonly Words[] = [
  { table: "Handover", columns: { note: "text" } },
  { table: "SavedView", columns: { name: "text", query: "text" }, goes: true },
  { table: "LeadBulk", columns: { reason: "text" } },
  { table: "OnCallShift", columns: { note: "text" } },
  { table: "PatientImport", columns: { fileName: "text" } },
  { table: "SendingPause", columns: { reason: "text" } },
  { table: "Campaign", columns: { title: "text", parameters: "json" } },
  { table: "QuickReply", columns: { name: "text", texts: "jsonb" } },
  { table: "Schedule", columns: { pauseReason: "text" } },
  { table: "ScheduleOccasion", columns: { note: "text" } },
  { table: "RerunAction", columns: { filter: "json" } },
  { table: "ScoringRuleSet", columns: { note: "text" } },
  { table: "PlatformGrant", columns: { reason: "text" } },
  { table: "engine.cause", columns: { note: "text" } },
  {
    table: "Task",
    columns: { title: "text", why: "text", outcome: "text" },
    only: `"patientId" is null and "leadId" is null`,
  },
  {
    table: "Approval",
    columns: { reason: "text", decisionReason: "text" },
    only: `"patientId" is null`,
  },
  {
    table: "SpecialAccess",
    columns: { reason: "text", reviewNote: "text" },
    only: `"patientId" is null`,
  },
]
