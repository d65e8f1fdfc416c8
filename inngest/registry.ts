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
  /** What it does outside our own tables, by step: what a rerun might do twice. None: nothing. Notices and tasks are our own. */
  effects?: readonly FunctionEffect[]
  /** What who looks after it should know besides. */
  doc?: string
  /** How many at a time, how often, for how long; the same as the function is declared with (registry.test.ts). */
  config?: FunctionConfig
}

/** Keys and priority are CEL over the event, lengths are written `5m`. */
export type FunctionConfig = {
  concurrency?: { limit: number; key?: string }
  rateLimit?: { limit: number; period: string; key?: string }
  debounce?: { period: string; key?: string }
  singleton?: { mode: "skip" | "cancel"; key?: string }
  priority?: string
  timeouts?: { start?: string; finish?: string }
  cancelOn?: readonly { event: string }[]
}

export type FunctionEffect = {
  step: string
  kind: "message" | "crm_write" | "notification"
  words: string
}

export const FUNCTIONS = [
  {
    id: "process-whatsapp-message",
    aliases: ["whatsapp-message-handler"],
    description: "Reads a stored WhatsApp webhook: messages join their lead, statuses their message.",
    attempts: 3,
    trigger: { event: "webhook/received" },
    config: { priority: "60" },
  },
  {
    id: "process-lead-form",
    aliases: [],
    description: "Reads a form from the web: its writer, the enquiry and what was agreed to.",
    attempts: 3,
    trigger: { event: "webhook/received" },
    config: { priority: "60" },
  },
  {
    id: "lead-scoring-workflow",
    aliases: ["lead-scoring"],
    description: "Scores a lead when a patient writes, and tells people when it is hot.",
    attempts: 5,
    trigger: { event: "message.received" },
    effects: [{ step: "sync-hubspot", kind: "crm_write", words: "Writes the contact into HubSpot" }],
  },
  {
    id: "score-lead",
    aliases: ["lead-scorer"],
    description: "Scores one lead by one of its messages, when asked.",
    attempts: 5,
    trigger: { event: "lead.scoring_requested" },
  },
  {
    id: "escalate-urgent-case",
    aliases: ["urgent-case-escalation", "urgent-case-handler"],
    description:
      "Follows a HOT or urgent lead that waits: tells supervisor, manager, on-call doctor until somebody looks after it.",
    attempts: 5,
    trigger: { event: "lead.scored" },
  },
  {
    id: "sync-hubspot-contact",
    aliases: ["hubspot-contact-sync"],
    description: "Finds or makes a lead's contact in the clinic's HubSpot, when asked.",
    attempts: 3,
    trigger: { event: "lead.sync_requested" },
    effects: [{ step: "sync", kind: "crm_write", words: "Writes the contact into HubSpot" }],
  },
  {
    id: "sync-hubspot-batch",
    aliases: ["hubspot-backfill", "sync-all-contacts"],
    description:
      "Writes everybody into the clinic's HubSpot, a hundred at a time; goes on where it was stopped.",
    attempts: 9,
    trigger: { event: "crm.batch_started" },
    effects: [{ step: "portion-", kind: "crm_write", words: "Writes up to a hundred contacts into HubSpot" }],
    config: { concurrency: { limit: 1, key: "event.data.clinicId" } },
  },
  {
    id: "write-hubspot-contact",
    aliases: [],
    description: "Writes one person's contact into HubSpot, where somebody chose ours over theirs.",
    attempts: 3,
    trigger: { event: "crm.write_requested" },
    effects: [{ step: "sync", kind: "crm_write", words: "Writes the contact into HubSpot" }],
    config: { concurrency: { limit: 3, key: "event.data.clinicId" } },
  },
  {
    id: "process-hubspot-event",
    aliases: ["hubspot-webhook-handler"],
    description: "Reads what HubSpot tells of a contact: changes, merges, deletions and orders to erase.",
    attempts: 3,
    trigger: { event: "webhook/received" },
    config: { concurrency: { limit: 3, key: "event.data.clinicId" } },
  },
  {
    id: "hubspot-catch-up",
    aliases: ["hubspot-poll"],
    description: "Reads what was changed at HubSpot since it was read last, in case a webhook was lost.",
    attempts: 3,
    trigger: { schedule: "*/15 * * * *", timeZone: "the clinic's zone" },
  },
  {
    id: "crm-drift-check",
    aliases: ["hubspot-drift"],
    description: "Holds all linked contacts against their patients and keeps what differs.",
    attempts: 3,
    trigger: { schedule: "40 4 * * *", timeZone: "the clinic's zone" },
  },
  {
    id: "send-notification",
    aliases: ["notification-sender"],
    description: "Tells colleagues of a lead, when asked.",
    attempts: 3,
    trigger: { event: "lead.notice_requested" },
  },
  {
    id: "deliver-notifications",
    aliases: ["notification-delivery"],
    description: "Sends notices by mail and push, as each colleague chose.",
    attempts: 3,
    trigger: { event: "notification.queued" },
  },
  {
    id: "release-notifications",
    aliases: ["quiet-hours"],
    description: "At the end of quiet hours, tells each colleague as one what was held.",
    attempts: 3,
    trigger: { event: "notification.held" },
  },
  {
    id: "send-push",
    aliases: ["push-sender"],
    description: "Pushes one notice to one browser of a colleague's, at most once.",
    attempts: 3,
    trigger: { event: "push.queued" },
    effects: [{ step: "send", kind: "notification", words: "Pushes a notice to a colleague's browser" }],
    config: { concurrency: { limit: 3, key: "event.data.clinicId" } },
  },
  {
    id: "send-mail",
    aliases: ["mail-sender"],
    description: "Sends one mail to a colleague, at most once.",
    attempts: 4,
    trigger: { event: "mail.queued" },
    effects: [{ step: "send", kind: "notification", words: "Sends a mail to a colleague" }],
    config: { concurrency: { limit: 2, key: "event.data.clinicId" } },
  },
  {
    id: "send-whatsapp-message",
    aliases: ["whatsapp-message-sender"],
    description: "Sends one queued WhatsApp message, at most once.",
    attempts: 3,
    trigger: { event: "message.queued" },
    effects: [{ step: "send", kind: "message", words: "Sends a WhatsApp message to a patient" }],
    config: { concurrency: { limit: 3, key: "event.data.clinicId" } },
  },
  {
    id: "give-up-cancelled",
    aliases: [],
    description: "Gives up the message of a cancelled run, so that whoever wrote it knows.",
    attempts: 3,
    trigger: { event: "inngest/function.cancelled" },
  },
  {
    id: "import-patients",
    aliases: [],
    description: "Takes a checked list of patients a hundred lines at a time; goes on where it was stopped.",
    attempts: 3,
    trigger: { event: "import.started" },
  },
  {
    id: "bulk-leads",
    aliases: [],
    description: "Changes the leads that a person chose, a thousand at a time; goes on where it was stopped.",
    attempts: 3,
    trigger: { event: "leads.bulk_started" },
    config: { concurrency: { limit: 1, key: "event.data.clinicId" } },
  },
  {
    id: "shadow-rule-set",
    aliases: [],
    description: "Tries a draft of scoring rules on the leads of the last 30 days; nothing else changes.",
    attempts: 3,
    trigger: { event: "rule_set.shadow_started" },
  },
  {
    id: "shadow-model",
    aliases: [],
    description:
      "Tries a model on the leads of the last 30 days whose patients agreed; nothing else changes.",
    attempts: 3,
    trigger: { event: "model.trial_started" },
    config: { concurrency: { limit: 1, key: "event.data.clinicId" } },
  },
  {
    id: "tick-schedules",
    aliases: ["schedule-tick", "cron"],
    description: "Each minute: starts what has come due, in every clinic by its own clock.",
    attempts: 3,
    trigger: { schedule: "* * * * *", timeZone: "UTC" },
    config: { priority: "600" },
  },
  {
    id: "stale-lead-refresh",
    aliases: ["lead-scoring-refresh"],
    description: "Scores open leads again that nobody has touched for 7 days.",
    attempts: 3,
    trigger: { schedule: "0 2 * * *", timeZone: "the clinic's zone" },
  },
  {
    id: "stale-lead-cleanup",
    aliases: ["archive-inactive-leads"],
    description: "Archives leads without any activity for 90 days; booked, won and lost ones stay.",
    attempts: 3,
    trigger: { schedule: "0 3 * * 0", timeZone: "the clinic's zone" },
  },
  {
    id: "weekly-report",
    aliases: ["weekly-analytics"],
    description: "Keeps the week before as a report, and mails it to whom it is for.",
    attempts: 3,
    trigger: { schedule: "0 8 * * 1", timeZone: "the clinic's zone" },
  },
  {
    id: "roll-up-leads",
    aliases: ["rollups"],
    description: "Makes the days of the reports again in which something changed.",
    attempts: 3,
    trigger: { schedule: "*/5 * * * *", timeZone: "UTC" },
  },
  {
    id: "rerun-runs",
    aliases: [],
    description: "Starts again the runs that a person chose, and follows each to its end.",
    attempts: 3,
    trigger: { event: "rerun.started" },
  },
  {
    id: "sweep-inbox",
    aliases: [],
    description:
      "Finds webhook events that wait with nothing behind them: sends them again, or gives them up. Picks up reruns that nobody follows.",
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
    id: "remind-of-handover",
    aliases: [],
    description:
      "Waits until a signed handover note should have been received, and makes a task when it was not.",
    attempts: 3,
    trigger: { event: "handover.signed" },
  },
  {
    id: "evaluate-alerts",
    aliases: ["alerts"],
    description: "Counts what functions did, and raises or clears alerts by their thresholds.",
    attempts: 2,
    trigger: { schedule: "* * * * *", timeZone: "UTC" },
    config: { priority: "600" },
  },
  {
    id: "seal-audit",
    aliases: [],
    description:
      "Chains what was recorded in the last minute by hash, and keeps the heads outside the database.",
    attempts: 3,
    trigger: { schedule: "* * * * *", timeZone: "UTC" },
    config: { priority: "300" },
  },
  {
    id: "retention",
    aliases: [],
    description:
      "Removes finished runs after 30 days, occasions of schedules after 35, raw webhook bodies and cleared alerts after 90.",
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

/** What the product is to do and does not yet: its name is known, nothing runs. */
export type PlannedFunction = {
  id: string
  aliases: readonly string[]
  /** Tries in all, the first one included. */
  attempts: number
  words: string
}

export const PLANNED: readonly PlannedFunction[] = [
  {
    id: "process-voice-call",
    aliases: ["voice-call-handler"],
    attempts: 2,
    words: "Reads a finished call: who rang, what was said, and what follows from it.",
  },
  {
    id: "payment-succeeded-handler",
    aliases: ["process-payment"],
    attempts: 3,
    words: "Takes a payment into the books and tells who has to know.",
  },
  {
    id: "patient-journey-workflow",
    aliases: ["patient-journey"],
    attempts: 5,
    words: "Goes with a patient from the first enquiry to the treatment, by a journey's steps.",
  },
  {
    id: "booking-agent-workflow",
    aliases: ["booking-agent"],
    attempts: 3,
    words: "Offers slots, holds one and books it.",
  },
  {
    id: "appointment-reminder-workflow",
    aliases: ["appointment-reminder"],
    attempts: 3,
    words: "Reminds of one appointment, a day and two hours before.",
  },
  {
    id: "consent-renewal-workflow",
    aliases: ["consent-renewal"],
    attempts: 3,
    words: "Asks for an agreement again before it ends.",
  },
  {
    id: "send-appointment-reminder",
    aliases: ["appointment-reminders"],
    attempts: 3,
    words: "Sends one reminder of an appointment.",
  },
  {
    id: "send-recall-reminder",
    aliases: ["recall-reminder"],
    attempts: 3,
    words: "Sends one invitation to come again.",
  },
]

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
