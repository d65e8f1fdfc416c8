import type { Permission } from "@/lib/can"

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const
export type Method = (typeof METHODS)[number]

/**
 * page: HTML for members; signed out goes to sign-in, a role that may not gets 403.
 * api: JSON for members' browsers; signed out is 401. Changing methods need our Origin.
 * open: for anyone, sign-in itself.
 * machine: for programs, by their own credentials or none; cookies mean nothing there.
 */
export type RouteKind = "page" | "api" | "open" | "machine"

/** Whose id stands in the path: the matrix test takes one of the own clinic, one of another, and one of nobody. */
export type IdKind =
  | "appointment"
  | "approval"
  | "lead"
  | "patient"
  | "patientImport"
  | "run"
  | "cause"
  | "rerun"
  | "handover"
  | "webhookEvent"
  | "member"
  | "connection"
  | "media"
  | "ruleSet"
  | "subjectRequest"
  | "template"
  | "campaign"
  | "conversation"
  | "waitingEntry"
  | "freedSlot"
  | "consentReceipt"
  | "practitioner"
  | PlatformIdKind

/** What the whole installation has in common: no other clinic has one of its own. */
export const PLATFORM_IDS = ["deployment", "release", "probe", "incident", "softwareService"] as const
export type PlatformIdKind = (typeof PLATFORM_IDS)[number]

export type Route = {
  /** As in app/, groups left out: /leads/[id] */
  path: string
  kind: RouteKind
  methods: readonly Method[]
  /** What a member's role needs, at least to be answered at all. Absent: open, machine. */
  may?: Permission
  id?: IdKind
  /** For a parameter that is nobody's, such as a function's name: one there is. */
  sample?: string
  /** Reading it needs more in the address than its path; 400 without. */
  asks?: true
}

type More = Partial<Pick<Route, "methods" | "id" | "sample" | "asks">>

const page = (path: string, may: Permission, more: More = {}): Route => ({
  path,
  kind: "page",
  methods: ["GET"],
  may,
  ...more,
})
const api = (path: string, may: Permission, more: More = {}): Route => ({
  ...page(path, may, more),
  kind: "api",
})
const open = (path: string, methods: readonly Method[] = ["GET"]): Route => ({ path, kind: "open", methods })
const machine = (path: string, methods: readonly Method[] = ["GET"]): Route => ({
  path,
  kind: "machine",
  methods,
})

/** Every address the server answers. The build fails on one that is missing here, and on one here that is gone. */
export const ROUTES: readonly Route[] = [
  open("/sign-in"),
  open("/second-factor"),
  open("/i/[token]"),
  open("/reset/[token]"),
  open("/api/auth/[...nextauth]", ["GET", "POST"]),
  open("/f/[clinic]", ["GET", "POST"]),
  open("/f/[clinic]/embed.js"),
  open("/c/[token]", ["GET", "POST"]),
  open("/words/[language]"),
  open("/status"),

  page("/", "today.read"),
  page("/leads", "leads.read"),
  page("/leads/agreement", "leads.score.read"),
  page("/leads/urgent", "leads.read"),
  page("/leads/[id]", "leads.read", { id: "lead" }),
  page("/consents", "consents.read"),
  page("/consents/expiring", "consents.ledger.read"),
  page("/consents/asked", "consents.ledger.read"),
  page("/consents/receipts", "consents.ledger.read"),
  page("/consents/receipts/[id]", "consents.ledger.read", { id: "consentReceipt" }),
  page("/consents/replies", "consents.record"),
  page("/consents/audit", "consents.read"),
  page("/consents/audit/[day]", "consents.read", { sample: "latest" }),
  page("/consents/patients/[id]", "consents.ledger.read", { id: "patient" }),
  page("/settings/policies", "policies.read"),
  page("/conversations", "messages.read"),
  page("/conversations/outgoing", "sending.read"),
  page("/conversations/campaigns", "campaigns.read"),
  page("/conversations/campaigns/new", "messages.sendBulk"),
  page("/conversations/campaigns/[id]", "campaigns.read", { id: "campaign" }),
  page("/conversations/[id]", "messages.read", { id: "conversation" }),
  page("/appointments", "appointments.read"),
  page("/appointments/list", "appointments.read"),
  page("/appointments/arrivals", "appointments.read"),
  page("/appointments/print", "appointments.read"),
  page("/appointments/reminders", "appointments.read"),
  page("/appointments/recalls", "appointments.read"),
  page("/appointments/no-shows", "appointments.read"),
  page("/appointments/surveys", "appointments.read"),
  page("/appointments/[id]", "appointments.read", { id: "appointment" }),
  page("/waiting-list", "appointments.read"),
  page("/waiting-list/[id]", "appointments.read", { id: "waitingEntry" }),
  page("/waiting-list/slots/[id]", "appointments.read", { id: "freedSlot" }),
  page("/patients", "patients.read"),
  page("/patients/import", "patients.import"),
  page("/patients/import/[id]", "patients.import", { id: "patientImport" }),
  page("/patients/[id]", "patients.read", { id: "patient" }),
  page("/patients/[id]/merge", "patients.merge", { id: "patient" }),
  page("/patients/[id]/split", "patients.merge", { id: "patient" }),
  page("/handover", "handover.read"),
  page("/handover/[id]", "handover.read", { id: "handover" }),
  page("/tasks", "tasks.read"),
  page("/reports", "reports.read"),
  page("/reports/weekly", "reports.read"),
  page("/reports/weekly/[week]", "reports.read", { sample: "latest" }),
  page("/reports/stale", "reports.read"),
  page("/jobs", "runs.read"),
  page("/jobs/runs/[id]", "runs.read", { id: "run" }),
  page("/jobs/schedules", "schedules.read"),
  page("/jobs/schedules/[id]", "schedules.read", { sample: "stale-lead-refresh" }),
  page("/jobs/causes", "runs.read"),
  page("/jobs/causes/[id]", "runs.read", { id: "cause" }),
  page("/jobs/dead-letters", "runs.read"),
  page("/jobs/functions", "runs.read"),
  page("/jobs/functions/[id]", "runs.read", { sample: "lead-scoring-workflow" }),
  page("/jobs/reruns", "runs.read"),
  page("/jobs/reruns/[id]", "runs.read", { id: "rerun" }),
  page("/webhooks", "webhooks.read"),
  page("/webhooks/[id]", "webhooks.read", { id: "webhookEvent" }),
  page("/deployments", "deployments.read"),
  page("/deployments/history", "deployments.read"),
  page("/deployments/releases", "deployments.read"),
  page("/deployments/releases/[id]", "deployments.read", { id: "release" }),
  page("/deployments/compare", "deployments.read"),
  page("/deployments/services", "deployments.read"),
  page("/deployments/services/[id]", "deployments.read", { id: "softwareService" }),
  page("/settings/api-tokens", "deployments.read"),
  page("/deployments/[id]", "deployments.read", { id: "deployment" }),
  page("/deployments/[id]/report", "deployments.read", { id: "deployment" }),
  page("/operations", "deployments.read"),
  page("/operations/incidents", "deployments.read"),
  page("/operations/incidents/[id]", "deployments.read", { id: "incident" }),
  page("/operations/maintenance", "deployments.read"),
  page("/operations/runbooks", "alerts.read"),
  page("/operations/runbooks/[name]", "alerts.read", { sample: "queue-depth" }),
  page("/operations/backups", "deployments.read"),
  page("/operations/alerts", "alerts.read"),
  page("/operations/alerts/rules", "alerts.read"),
  page("/operations/alerts/channels", "alerts.read"),
  page("/operations/alerts/notices", "alerts.read"),
  page("/operations/probes/[id]", "deployments.read", { id: "probe" }),
  page("/audit", "audit.read"),
  page("/consents/requests", "requests.read"),
  page("/consents/requests/new", "requests.write"),
  page("/consents/requests/[id]", "requests.read", { id: "subjectRequest" }),
  page("/settings", "session.own"),
  page("/settings/retention", "retention.read"),
  page("/settings/team", "team.read"),
  page("/settings/team/[id]", "team.read", { id: "member" }),
  page("/settings/integrations", "connections.read"),
  page("/settings/integrations/[id]", "connections.read", { id: "connection" }),
  page("/settings/crm", "settings.write"),
  page("/settings/templates", "templates.read"),
  page("/settings/templates/[id]", "templates.read", { id: "template" }),
  page("/settings/routing", "routing.read"),
  page("/settings/quick-replies", "messages.send"),
  page("/settings/sending", "settings.write"),
  page("/settings/access", "access.read"),
  page("/settings/approvals", "approvals.read"),
  page("/settings/approvals/[id]", "approvals.read", { id: "approval" }),
  page("/settings/scoring", "scoring.rules.read"),
  page("/settings/scoring/[id]", "scoring.rules.read", { id: "ruleSet" }),
  page("/settings/on-call", "rota.read"),
  page("/settings/practitioners", "hours.read"),
  page("/settings/practitioners/[id]", "hours.read", { id: "practitioner" }),
  page("/settings/services", "hours.read"),
  page("/settings/rooms", "hours.read"),
  page("/settings/opening", "hours.read"),
  page("/settings/calendars", "calendars.own"),
  page("/settings/sessions", "session.own"),
  page("/settings/security", "session.own"),
  page("/settings/notifications", "session.own"),
  page("/settings/language", "session.own"),
  page("/settings/writing", "messages.send"),
  page("/settings/mail", "mail.read"),

  api("/api/appointments/calendar", "appointments.read"),
  api("/api/appointments/preview", "appointments.write", { asks: true }),
  api("/api/appointments/slots", "appointments.write", { asks: true }),
  api("/api/appointments", "appointments.read"),
  api("/api/appointments/[id]", "appointments.read", { id: "appointment" }),
  api("/api/appointments/arrivals", "appointments.read"),
  api("/api/appointments/pickers", "appointments.read"),
  api("/api/audit", "audit.read"),
  api("/api/audit/export", "audit.export"),
  api("/api/audit/verify", "audit.verify"),
  api("/api/consents/audit/[day]/csv", "consents.read", { sample: "latest" }),
  api("/api/consents/audit/[day]/json", "consents.read", { sample: "latest" }),
  api("/api/consents/export", "lists.export"),
  api("/api/consents/texts", "consents.record"),
  api("/api/consents/witnesses", "consents.record"),
  api("/api/consents/receipts/[id]", "consents.ledger.read", { id: "consentReceipt" }),
  api("/api/conversations", "messages.read"),
  api("/api/conversations/[id]", "messages.read", { id: "conversation" }),
  api("/api/conversations/[id]/presence", "messages.read", { id: "conversation", methods: ["POST"] }),
  api("/api/conversations/[id]/quick-replies", "messages.send", { id: "conversation" }),
  api("/api/conversations/[id]/templates", "messages.send", { id: "conversation" }),
  api("/api/conversations/counts", "messages.read"),
  api("/api/counts", "session.own"),
  api("/api/media/[id]", "messages.read", { id: "media" }),
  api("/api/attachments", "messages.send", { methods: ["POST"] }),
  api("/api/deployments/[id]/report", "deployments.read", { id: "deployment" }),
  api("/api/inbox/deliveries", "webhooks.read"),
  api("/api/inbox/events", "webhooks.read"),
  api("/api/inbox/ledger", "webhooks.read"),
  api("/api/jobs/runs", "runs.read"),
  api("/api/leads", "leads.read"),
  api("/api/leads/board", "leads.read"),
  api("/api/leads/bulk", "leads.work"),
  api("/api/leads/counts", "leads.read"),
  api("/api/leads/export", "lists.export"),
  api("/api/leads/sources", "leads.read"),
  api("/api/leads/[id]/timeline", "leads.read", { id: "lead" }),
  api("/api/notifications/receipts", "session.own", { methods: ["POST"] }),
  api("/api/notifications", "notifications.read", { methods: ["GET", "POST"] }),
  api("/api/reports/csv", "reports.read"),
  api("/api/reports/weekly/[week]/csv", "reports.read", { sample: "latest" }),
  api("/api/reports/weekly/[week]/pdf", "reports.read", { sample: "latest" }),
  api("/api/patients", "patients.read"),
  api("/api/patients/import", "patients.import", { methods: ["POST"] }),
  api("/api/patients/import/[id]", "patients.import", { id: "patientImport" }),
  api("/api/patients/import/[id]/invalid", "patients.import", { id: "patientImport" }),
  api("/api/patients/[id]/timeline", "patients.read", { id: "patient" }),
  api("/api/search", "session.own"),
  api("/api/session", "session.own", { methods: ["GET", "POST"] }),
  api("/api/stream", "session.own"),
  api("/api/tasks", "tasks.read"),
  api("/api/tasks/counts", "tasks.read"),
  api("/api/tasks/owners", "tasks.write"),
  api("/api/today", "today.read"),

  machine("/cal/[token]"),
  machine("/api/[...rest]", METHODS),
  machine("/api/v1/[...rest]", METHODS),
  machine("/api/v1/bench-empty", ["POST"]),
  machine("/api/v1/hosts", ["POST"]),
  machine("/api/v1/config", ["POST"]),
  machine("/api/v1/deployments", ["POST"]),
  machine("/api/v1/deployments/[id]"),
  machine("/api/v1/openapi.json"),
  machine("/api/v1/releases", ["GET", "POST"]),
  machine("/api/inngest", ["GET", "POST", "PUT"]),
  machine("/api/webhooks/[provider]/[[...clinic]]", METHODS),
  ...["", "/api/v1"].flatMap((prefix) => [
    machine(`${prefix}/health`),
    machine(`${prefix}/health/live`),
    machine(`${prefix}/health/ready`),
    machine(`${prefix}/metrics`),
    machine(`${prefix}/version`),
  ]),
]
