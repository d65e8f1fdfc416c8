import type { FunctionEntry } from "./entry"

/** The clock starts them. */
export const ON_CLOCK = [
  {
    id: "hourly-reminder-check",
    aliases: ["appointment-reminders", "reminder-check"],
    description:
      "Starts the reminders of appointments that are due within the hour, and finds those that were lost.",
    attempts: 3,
    trigger: { schedule: "0 * * * *", timeZone: "the clinic's zone" },
  },
  {
    id: "consent-expiry-check",
    aliases: ["consent-renewal-check"],
    description:
      "Starts the renewal of agreements that end within 30 days, and ends questions nobody answered.",
    attempts: 3,
    trigger: { schedule: "0 3 * * *", timeZone: "the clinic's zone" },
  },
  {
    id: "gdpr-consent-audit",
    aliases: ["consent-audit"],
    description: "Looks through all consents of the clinic each night and keeps what it found.",
    attempts: 3,
    trigger: { schedule: "0 4 * * *", timeZone: "the clinic's zone" },
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
    id: "sync-templates",
    aliases: ["template-sync"],
    description: "Reads the clinic's WhatsApp templates and how its number is rated, each night.",
    attempts: 4,
    trigger: { schedule: "20 4 * * *", timeZone: "the clinic's zone" },
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
    id: "watch-rota",
    aliases: ["rota-gaps"],
    description: "Makes a task where nobody is on call for part of the next two days.",
    attempts: 3,
    trigger: { schedule: "0 9 * * *", timeZone: "the clinic's zone" },
  },
  {
    id: "roll-up-leads",
    aliases: ["rollups"],
    description: "Makes the days of the reports again in which something changed.",
    attempts: 3,
    trigger: { schedule: "*/5 * * * *", timeZone: "UTC" },
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
    id: "poll-software",
    aliases: [],
    description:
      "Asks GitHub and Coolify for what their webhooks may have lost: how checks ended and what was put somewhere.",
    attempts: 3,
    trigger: { schedule: "*/15 * * * *", timeZone: "UTC" },
  },
  {
    id: "watch-connections",
    aliases: [],
    description: "Finds providers that have gone silent: nothing for three usual gaps of opening hours.",
    attempts: 3,
    trigger: { schedule: "*/5 * * * *", timeZone: "UTC" },
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
    id: "probe-services",
    aliases: ["uptime"],
    description: "Asks each service whether it answers, and reads how hosts are doing.",
    attempts: 2,
    trigger: { schedule: "* * * * *", timeZone: "UTC" },
    config: { priority: "120" },
  },
  {
    id: "remind-of-requests",
    aliases: ["dsr-monitor"],
    description:
      "Reminds of requests about people's data three days ahead and on the day they must be answered.",
    attempts: 3,
    trigger: { schedule: "0 8 * * *", timeZone: "the clinic's zone" },
  },
  {
    id: "waiting-list-check",
    aliases: ["waitlist-check"],
    description:
      "Ends offers of free times that nobody answered, and takes off the waiting list whose last day has passed.",
    attempts: 3,
    trigger: { schedule: "20 * * * *", timeZone: "the clinic's zone" },
  },
  {
    id: "keep-maintenance",
    aliases: ["maintenance-window"],
    description:
      "Makes the monthly maintenance window a month ahead, and tells a day before, at its beginning and at its end.",
    attempts: 3,
    trigger: { schedule: "*/5 * * * *", timeZone: "UTC" },
  },
  {
    id: "watch-incidents",
    aliases: ["incident-clocks"],
    description: "Tells once of each clock of an incident that has run out.",
    attempts: 3,
    trigger: { schedule: "* * * * *", timeZone: "UTC" },
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
    id: "backup",
    aliases: ["nightly-backup"],
    description:
      "Copies the database, sealed, into its store; tries three times. Then takes away what no rule keeps, and looks for what is missing.",
    attempts: 2,
    trigger: { schedule: "0 2 * * *", timeZone: "UTC" },
    doc: "A try that fails stays on record as a failed backup; the next begins a quarter of an hour later.",
  },
  {
    id: "sweep-backups",
    aliases: ["backup-sweep"],
    description:
      "Says of a backup or a drill whose process was killed that it was interrupted, takes away what it left behind, and puts copies on record that lie in the store unknown.",
    attempts: 2,
    trigger: { schedule: "*/10 * * * *", timeZone: "UTC" },
    doc: "Takes away nothing but parts and databases of this installation's own that have ended.",
  },
  {
    id: "restore-drill",
    aliases: ["restore-test"],
    description:
      "Restores the newest backup into a database of its own, holds it against what was noted when it was made, and throws it away.",
    attempts: 2,
    trigger: { schedule: "0 5 * * 6", timeZone: "UTC" },
    doc: "The live database is only read; without the right to make a database it fails and says so.",
  },
  {
    id: "expire-holds",
    aliases: ["slot-holds"],
    description: "Gives back the slots that were kept for somebody and not taken in time.",
    attempts: 3,
    trigger: { schedule: "*/5 * * * *", timeZone: "UTC" },
  },
  {
    id: "expire-approvals",
    aliases: [],
    description: "Ends requests for a second person's agreement that nobody decided on in seven days.",
    attempts: 3,
    trigger: { schedule: "10 * * * *", timeZone: "UTC" },
  },
] as const satisfies readonly FunctionEntry[]
