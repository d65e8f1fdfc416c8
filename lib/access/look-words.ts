/** What was looked at, as whoever asks who looked reads it. */
const LOOKS: Record<string, string> = {
  approval: "Request for a second person",
  approvals: "Requests for a second person",
  audit: "Audit trail",
  consents: "Consents",
  duplicates: "Records that may be one person",
  handover: "Handover note",
  import: "Lines of an imported list",
  known_like: "Who is known already, asked for a new record",
  lead: "Lead",
  leads: "List of leads",
  merge: "Comparison for a merge",
  notifications: "Notifications",
  patient: "Record",
  patients: "List of patients",
  rerun: "Runs to be run again",
  run: "Run of a job",
  search: "Search",
  shadow: "Trial of scoring rules",
  split: "Preview of taking a record apart",
  task: "Task",
  tasks: "List of tasks",
  timeline: "Timeline",
  today: "Today",
  today_tasks: "Today's tasks",
  urgent: "Urgent cases",
  unmasking: "Name and number, unmasked",
  "webhook body": "Body of a received message",
  "webhook event": "Received message",
}

export const lookName = (what: string): string => LOOKS[what] ?? what
export const isLookNamed = (what: string): boolean => Object.hasOwn(LOOKS, what)
