import type { ScheduleEntry } from "@/inngest/schedule-entry"
import { VISIT_SCHEDULES } from "./schedules-of-visits"

export type { CatchUp, ScheduleEntry } from "@/inngest/schedule-entry"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const OFTEN = { catchUp: "once", tooLateMs: HOUR, lateAfterMs: 1.5 * MINUTE } as const
const DAILY = { catchUp: "once", tooLateMs: 20 * HOUR, lateAfterMs: 5 * MINUTE } as const
const WEEKLY = { catchUp: "once", tooLateMs: 3 * DAY, lateAfterMs: 10 * MINUTE } as const

/** What is due by the clock. This list imports no code: pages read it without the SDK. */
export const SCHEDULES = [
  ...VISIT_SCHEDULES,

  {
    id: "hourly-reminder-check",
    aliases: ["appointment-reminders", "reminder-check"],
    functionId: "hourly-reminder-check",
    pattern: "0 * * * *",
    per: "clinic",
    catchUp: "skip",
    tooLateMs: 30 * MINUTE,
    lateAfterMs: 3 * MINUTE,
    built: true,
    words: "Starts the reminders of appointments a day and two hours ahead.",
  },
  {
    id: "waiting-list-check",
    aliases: ["waitlist-check"],
    functionId: "waiting-list-check",
    pattern: "20 * * * *",
    per: "clinic",
    ...OFTEN,
    lateAfterMs: 3 * MINUTE,
    built: true,
    words: "Ends offers of free times that nobody answered, and wishes whose last day has passed.",
  },

  {
    id: "stale-lead-refresh",
    aliases: ["lead-scoring-refresh", "rescore-stale-leads"],
    functionId: "stale-lead-refresh",
    pattern: "0 2 * * *",
    per: "clinic",
    ...DAILY,
    built: true,
    words: "Scores open leads again that nobody has touched for 7 days.",
  },
  {
    id: "stale-lead-cleanup",
    aliases: ["archive-inactive-leads"],
    functionId: "stale-lead-cleanup",
    pattern: "0 3 * * 0",
    per: "clinic",
    ...WEEKLY,
    built: true,
    words: "Archives leads without any activity for 90 days; booked, won and lost ones stay.",
  },
  {
    id: "consent-expiry-check",
    aliases: ["consent-renewal-check"],
    functionId: "consent-expiry-check",
    pattern: "0 3 * * *",
    per: "clinic",
    ...DAILY,
    built: true,
    words: "Starts the renewal of consents that run out within 30 days.",
  },
  {
    id: "gdpr-consent-audit",
    aliases: ["consent-audit"],
    functionId: "gdpr-consent-audit",
    pattern: "0 4 * * *",
    per: "clinic",
    ...DAILY,
    built: true,
    words: "Looks through all consents for what has run out or lacks its evidence.",
  },
  {
    id: "hubspot-catch-up",
    aliases: ["hubspot-poll"],
    functionId: "hubspot-catch-up",
    pattern: "*/15 * * * *",
    per: "clinic",
    ...OFTEN,
    tooLateMs: 15 * MINUTE,
    lateAfterMs: 3 * MINUTE,
    built: true,
    words: "Reads what was changed at HubSpot since it was read last.",
  },
  {
    id: "crm-drift-check",
    aliases: ["hubspot-drift"],
    functionId: "crm-drift-check",
    pattern: "40 4 * * *",
    per: "clinic",
    ...DAILY,
    built: true,
    words: "Holds linked contacts at HubSpot against their patients and keeps what differs.",
  },
  {
    id: "sync-templates",
    aliases: ["template-sync"],
    functionId: "sync-templates",
    pattern: "20 4 * * *",
    per: "clinic",
    ...DAILY,
    built: true,
    words: "Reads the clinic's WhatsApp templates and how its number is rated.",
  },
  {
    id: "remind-of-requests",
    aliases: ["dsr-monitor"],
    functionId: "remind-of-requests",
    pattern: "0 8 * * *",
    per: "clinic",
    ...DAILY,
    built: true,
    words: "Reminds of requests about people's data three days ahead and on the day.",
  },
  {
    id: "weekly-report",
    aliases: ["weekly-analytics"],
    functionId: "weekly-report",
    pattern: "0 8 * * 1",
    per: "clinic",
    ...WEEKLY,
    built: true,
    words: "Sums up the week for the clinic.",
  },
  {
    id: "watch-rota",
    aliases: ["rota-gaps"],
    functionId: "watch-rota",
    pattern: "0 9 * * *",
    per: "clinic",
    ...DAILY,
    built: true,
    words: "Makes a task where nobody is on call for part of the next two days.",
  },
  {
    id: "seal-audit",
    aliases: [],
    functionId: "seal-audit",
    pattern: "* * * * *",
    per: "platform",
    ...OFTEN,
    built: true,
    words: "Chains what was recorded in the last minute by hash.",
  },
  {
    id: "evaluate-alerts",
    aliases: ["alerts"],
    functionId: "evaluate-alerts",
    pattern: "* * * * *",
    per: "platform",
    ...OFTEN,
    built: true,
    words: "Holds the figures against their thresholds and raises or clears alerts.",
  },
  {
    id: "probe-services",
    aliases: ["uptime"],
    functionId: "probe-services",
    pattern: "* * * * *",
    per: "platform",
    ...OFTEN,
    catchUp: "skip",
    tooLateMs: MINUTE,
    built: true,
    words: "Asks each service whether it answers.",
  },
  {
    id: "sweep-inbox",
    aliases: [],
    functionId: "sweep-inbox",
    pattern: "*/5 * * * *",
    per: "platform",
    ...OFTEN,
    built: true,
    words: "Finds webhook events that wait with nothing behind them.",
  },
  {
    id: "watch-connections",
    aliases: ["silence-watch"],
    functionId: "watch-connections",
    pattern: "*/5 * * * *",
    per: "platform",
    ...OFTEN,
    built: true,
    words: "Finds providers that have gone silent.",
  },
  {
    id: "roll-up-leads",
    aliases: ["rollups", "report-days"],
    functionId: "roll-up-leads",
    pattern: "*/5 * * * *",
    per: "platform",
    ...OFTEN,
    built: true,
    words: "Makes the days of the reports again in which something changed.",
  },
  {
    id: "expire-holds",
    aliases: ["slot-holds"],
    functionId: "expire-holds",
    pattern: "*/5 * * * *",
    per: "platform",
    ...OFTEN,
    built: true,
    words: "Gives back the slots that were kept for somebody and not taken.",
  },
  {
    id: "expire-approvals",
    aliases: [],
    functionId: "expire-approvals",
    pattern: "10 * * * *",
    per: "platform",
    ...DAILY,
    built: true,
    words: "Ends requests for a second person that nobody decided on in seven days.",
  },
  {
    id: "retention",
    aliases: ["prune"],
    functionId: "retention",
    pattern: "30 3 * * *",
    per: "platform",
    ...DAILY,
    built: true,
    words: "Removes what has been kept as long as it may be.",
  },
  {
    id: "backup",
    aliases: ["nightly-backup"],
    functionId: "backup",
    pattern: "0 2 * * *",
    per: "platform",
    ...DAILY,
    built: false,
    words: "Backs the database up: 7 daily, 4 weekly and 3 monthly copies are kept.",
  },
  {
    id: "restore-drill",
    aliases: ["restore-test"],
    functionId: "restore-drill",
    pattern: "0 5 * * 6",
    per: "platform",
    ...WEEKLY,
    built: false,
    words: "Proves the newest backup by restoring it beside the live database.",
  },
] as const satisfies readonly ScheduleEntry[]

export type ScheduleId = (typeof SCHEDULES)[number]["id"]

export const BUILT_SCHEDULES: readonly ScheduleEntry[] = SCHEDULES.filter((one) => one.built)

export const scheduleEntry = (id: string): ScheduleEntry | undefined => SCHEDULES.find((one) => one.id === id)

/** Whether `text` names it: by id, alias, function, or a part of any. */
export function namesEntry(entry: ScheduleEntry, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return [entry.id, entry.functionId, ...entry.aliases].some((name) => name.includes(wanted))
}
