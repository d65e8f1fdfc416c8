/** A function as the console shows it. This list imports nothing: pages read it without the SDK. */
export type FunctionEntry = {
  /** The canonical id: what runs are listed by. */
  id: string
  /** Older or other names it is known by; found by search. */
  aliases: readonly string[]
  description: string
  /** Tries in all, the first one included. */
  attempts: number
  trigger: { event: string } | { schedule: string; timeZone: string }
  /** What it does outside our own tables, by step: what a rerun might do twice. None: nothing. */
  effects?: readonly FunctionEffect[]
}

export type FunctionEffect = {
  step: string
  kind: "message" | "crm_write" | "notification" | "task" | "other"
  words: string
}

export const FUNCTIONS = [
  {
    id: "process-whatsapp-message",
    aliases: ["whatsapp-message-handler"],
    description: "Reads a stored WhatsApp webhook: messages join their lead, statuses their message.",
    attempts: 3,
    trigger: { event: "webhook/received" },
  },
  {
    id: "process-lead-form",
    aliases: [],
    description: "Reads a form from the web: its writer, the enquiry and what was agreed to.",
    attempts: 3,
    trigger: { event: "webhook/received" },
  },
  {
    id: "lead-scoring-workflow",
    aliases: ["lead-scoring"],
    description: "Scores a lead when a patient writes, and tells people when it is hot.",
    attempts: 5,
    trigger: { event: "message.received" },
  },
  {
    id: "import-patients",
    aliases: [],
    description: "Takes a checked list of patients a hundred lines at a time; goes on where it was stopped.",
    attempts: 3,
    trigger: { event: "import.started" },
  },
  {
    id: "sweep-inbox",
    aliases: [],
    description:
      "Finds webhook events that wait with nothing behind them: sends them again, or gives them up.",
    attempts: 3,
    trigger: { schedule: "*/5 * * * *", timeZone: "UTC" },
  },
  {
    id: "watch-connections",
    aliases: [],
    description: "Finds providers that have gone silent: nothing for three usual gaps of opening hours.",
    attempts: 3,
    trigger: { schedule: "*/5 * * * *", timeZone: "UTC" },
  },
  {
    id: "seal-audit",
    aliases: [],
    description:
      "Chains what was recorded in the last minute by hash, and keeps the heads outside the database.",
    attempts: 3,
    trigger: { schedule: "* * * * *", timeZone: "UTC" },
  },
  {
    id: "retention",
    aliases: [],
    description: "Removes finished runs after 30 days and raw webhook bodies after 90.",
    attempts: 3,
    trigger: { schedule: "30 3 * * *", timeZone: "UTC" },
  },
  {
    id: "expire-approvals",
    aliases: [],
    description: "Ends requests for a second person's agreement that nobody decided on in seven days.",
    attempts: 3,
    trigger: { schedule: "10 * * * *", timeZone: "UTC" },
  },
] as const satisfies readonly FunctionEntry[]

export type FunctionId = (typeof FUNCTIONS)[number]["id"]

export function functionEntry(id: FunctionId): FunctionEntry {
  const entry = FUNCTIONS.find((one) => one.id === id)
  if (!entry) throw new Error(`No function ${id} in inngest/registry.ts`)
  return entry
}

/** Ids of the functions that `text` names: by id, alias, or a part of either. */
export function functionsNamed(text: string): string[] {
  const wanted = text.trim().toLowerCase()
  const names = (entry: FunctionEntry) => [entry.id, ...entry.aliases]
  const exact = FUNCTIONS.filter((entry) => names(entry).includes(wanted))
  const found =
    exact.length > 0 ? exact : FUNCTIONS.filter((entry) => names(entry).some((name) => name.includes(wanted)))
  return found.map((entry) => entry.id)
}
