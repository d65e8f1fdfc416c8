/** share: 0 to 1. The others are what they say. */
export type Unit = "share" | "ms" | "count" | "days"

export type AlertRule = {
  name: string
  title: string
  /** What is compared, and over which time. */
  words: string
  unit: Unit
  /** Above it, the alert is on. */
  threshold: number
  /** For days of a certificate: on below it. */
  isBelow?: boolean
  /** How long above before it fires. */
  forMs: number
  /** How long it must have been well before it is over. */
  clearMs: number
  /** False until there is something to measure it by. */
  measured: boolean
  /** What to do first, and where. */
  todo: string
  href: string | null
  severity: AlertSeverity
  /** Turned off here: nothing is raised by it. */
  isOff?: boolean
}

/** critical: somebody is got out of bed for it. */
export type AlertSeverity = "critical" | "warning"

const MINUTE = 60_000
const SOON = { forMs: 0, clearMs: 5 * MINUTE }
const BRIEF = { forMs: 2 * MINUTE, clearMs: 5 * MINUTE }
const LASTING = { forMs: 5 * MINUTE, clearMs: 5 * MINUTE }

/** Under this many failures a rate says little: one of two is no 50 %. It must last for ten minutes. */
export const LEAST_FAILED = 3
/** Of more runs than these, fewer failures say nothing. */
export const FEW_RUNS = 20
/** Under this many runs there is no P95 to speak of. */
export const LEAST_RUNS = 10
/** Under this many requests in five minutes the API's figures say little. */
export const LEAST_REQUESTS = 20

/** Under this many calls within a quarter of an hour a share says little: of a partner, or for one clinic. */
export const LEAST_CALLS = 10
const CALLS = `Failed of all calls within a quarter of an hour, of all clinics or of the one it fails for most; from ${LEAST_CALLS} calls on. What is wrong with one recipient alone is no failure.`

export const ALERTS = [
  {
    name: "api-error-rate",
    title: "The API answers with errors",
    words: `5xx answers of all of the API's, over five minutes with at least ${LEAST_REQUESTS} requests.`,
    unit: "share",
    threshold: 0.01,
    ...BRIEF,
    measured: true,
    todo: "Look at what failed in the server's log and whether the database answers.",
    href: "/jobs?status=failed&since=1h",
    severity: "critical",
  },
  {
    name: "api-p95",
    title: "The API is slow",
    words: `P95 of the API's answers, over five minutes with at least ${LEAST_REQUESTS} requests.`,
    unit: "ms",
    threshold: 500,
    ...BRIEF,
    measured: true,
    todo: "See whether one clinic sends a burst of webhooks, and how busy the database is.",
    href: "/webhooks",
    severity: "warning",
  },
  {
    name: "function-failure-rate",
    title: "A function fails often",
    words: `Failed of all runs of a function that ended within half an hour; fewer than ${LEAST_FAILED} failures count for functions of up to ${FEW_RUNS} runs, after ten minutes.`,
    unit: "share",
    threshold: 0.05,
    ...SOON,
    measured: true,
    todo: "Open the causes: when the reason is gone, all runs of one cause are rerun together.",
    href: "/jobs/causes",
    severity: "warning",
  },
  {
    name: "function-p95",
    title: "A function is slow",
    words: `P95 from a run's making to its end, without what it sleeps by design, within half an hour; from ${LEAST_RUNS} runs on.`,
    unit: "ms",
    threshold: 30_000,
    ...SOON,
    measured: true,
    todo: "See whether its runs wait for a worker, for a limit, or for a provider.",
    href: "/jobs/functions",
    severity: "warning",
  },
  {
    name: "queue-depth",
    title: "Work piles up",
    words: "Jobs that are due and events that are not fanned out yet.",
    unit: "count",
    threshold: 1_000,
    forMs: MINUTE,
    clearMs: 2 * MINUTE,
    measured: true,
    todo: "See whether a worker is alive, and which function most of them belong to.",
    href: "/jobs?status=queued",
    severity: "critical",
  },
  {
    name: "schedule-missed",
    title: "A schedule was missed",
    words:
      "Occasions of the last 24 hours at which nothing ran in time; once made up for, until somebody looks into it.",
    unit: "count",
    threshold: 0,
    forMs: 0,
    clearMs: 0,
    measured: true,
    todo: "See what was missed and why; a schedule can be run now.",
    href: "/jobs/schedules",
    severity: "warning",
  },
  {
    name: "provider-silent",
    title: "A provider is silent",
    words: "Connections from which nothing came for three times the usual gap.",
    unit: "count",
    threshold: 0,
    ...SOON,
    measured: true,
    todo: "Test the connection, and look at the provider's own status page.",
    href: "/settings/integrations",
    severity: "warning",
  },
  {
    name: "messaging-failing",
    title: "Messages fail at their carrier",
    words: CALLS,
    unit: "share",
    threshold: 0.1,
    ...LASTING,
    measured: true,
    todo: "Test the connection, and look at the carrier's own status page. What was refused is tried again by itself.",
    href: "/settings/integrations",
    severity: "critical",
  },
  {
    name: "crm-failing",
    title: "Calls of the CRM fail",
    words: CALLS,
    unit: "share",
    threshold: 0.1,
    ...LASTING,
    measured: true,
    todo: "Test the connection; the CRM's page shows what waits to be written.",
    href: "/settings/integrations",
    severity: "warning",
  },
  {
    name: "model-failing",
    title: "Questions to the model fail",
    words: CALLS,
    unit: "share",
    threshold: 0.2,
    ...LASTING,
    measured: true,
    todo: "Nobody waits: the rules score in its place. See whether its key and its limit still hold.",
    href: "/settings/integrations",
    severity: "warning",
  },
  {
    name: "database-errors",
    title: "Connections to the database fail",
    words: "Connections that servers and workers could not get, or that broke off, within five minutes.",
    unit: "count",
    threshold: 10,
    ...BRIEF,
    measured: true,
    todo: "See whether the database answers, and how many connections it takes.",
    href: "/operations",
    severity: "critical",
  },
  {
    name: "database-connections",
    title: "The database runs out of connections",
    words: "Connections of everybody to the database server.",
    unit: "count",
    threshold: 90,
    ...BRIEF,
    measured: true,
    todo: "See how many servers and workers run, and end what nobody needs.",
    href: null,
    severity: "critical",
  },
  {
    name: "provisioning-queue",
    title: "New clinics wait to be set up",
    words: "Clinics waiting, for five minutes.",
    unit: "count",
    threshold: 100,
    ...LASTING,
    measured: false,
    todo: "See which step does not go on.",
    href: null,
    severity: "warning",
  },
  {
    name: "provisioning-failure-ratio",
    title: "Setting up clinics fails",
    words: "Failed of all, for five minutes.",
    unit: "share",
    threshold: 0.1,
    ...LASTING,
    measured: false,
    todo: "See which step fails, and retry from it.",
    href: null,
    severity: "warning",
  },
  {
    name: "service-down",
    title: "A service is down",
    words: "Health checks failed in a row: down from the third on.",
    unit: "count",
    threshold: 2,
    ...SOON,
    measured: true,
    todo: "See what was deployed last.",
    href: "/operations",
    severity: "critical",
  },
  {
    name: "cpu",
    title: "The processor is busy",
    words: "Of a machine, for five minutes.",
    unit: "share",
    threshold: 0.8,
    ...LASTING,
    measured: true,
    todo: "See what runs there.",
    href: "/operations",
    severity: "warning",
  },
  {
    name: "memory",
    title: "Memory runs out",
    words: "Of a machine, for five minutes.",
    unit: "share",
    threshold: 0.9,
    ...LASTING,
    measured: true,
    todo: "See what grows.",
    href: "/operations",
    severity: "warning",
  },
  {
    name: "disk",
    title: "The disk fills up",
    words: "Of a machine's disk, in use.",
    unit: "share",
    threshold: 0.85,
    ...SOON,
    measured: true,
    todo: "Make room, or give it more.",
    href: "/operations",
    severity: "critical",
  },
  {
    name: "certificate",
    title: "A certificate runs out",
    words: "Days that a certificate is still good for.",
    unit: "days",
    threshold: 14,
    isBelow: true,
    ...SOON,
    measured: true,
    todo: "Renew it.",
    href: "/operations",
    severity: "warning",
  },
  {
    name: "backup-not-proven",
    title: "No backup is proven",
    words: "Days since a backup was last restored with success.",
    unit: "days",
    threshold: 7,
    ...SOON,
    measured: true,
    todo: "Run a restore drill.",
    href: "/operations/backups",
    severity: "warning",
  },
] as const satisfies readonly AlertRule[]

export type AlertName = (typeof ALERTS)[number]["name"]
export const alertRule = (name: string): AlertRule | undefined => ALERTS.find((one) => one.name === name)

/** What to do about it, step by step. */
export const runbookOf = (name: string): string => `/operations/runbooks/${name}`
