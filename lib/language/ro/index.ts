import { ACCESS } from "@/lib/language/ro/access"
import { APPOINTMENTS_RO } from "@/lib/language/ro/appointments"
import { APPROVALS } from "@/lib/language/ro/approvals"
import { AUDIT } from "@/lib/language/ro/audit"
import { AUTH } from "@/lib/language/ro/auth"
import { BOOKING_RO } from "@/lib/language/ro/booking"
import { CALENDAR_RO } from "@/lib/language/ro/calendar"
import { CAMPAIGNS_RO } from "@/lib/language/ro/campaigns"
import { CAUSES } from "@/lib/language/ro/causes"
import { CHANNELS_RO } from "@/lib/language/ro/channels"
import { COMMON } from "@/lib/language/ro/common"
import { CONSENTS_RO } from "@/lib/language/ro/consents"
import { CONVERSATIONS } from "@/lib/language/ro/conversations"
import { CRM } from "@/lib/language/ro/crm"
import { DEPLOYMENTS_RO } from "@/lib/language/ro/deployments"
import { DRIVERS_RO } from "@/lib/language/ro/drivers"
import { ERRORS_RO } from "@/lib/language/ro/errors"
import { FIELDS } from "@/lib/language/ro/fields"
import { FRAME } from "@/lib/language/ro/frame"
import { FUNCTIONS_RO } from "@/lib/language/ro/functions"
import { HANDOVER } from "@/lib/language/ro/handover"
import { HOLIDAYS_RO } from "@/lib/language/ro/holidays"
import { HOURS_RO } from "@/lib/language/ro/hours"
import { INBOX_RO } from "@/lib/language/ro/inbox"
import { INCIDENTS_RO } from "@/lib/language/ro/incidents"
import { INTEGRATIONS } from "@/lib/language/ro/integrations"
import { JOBS } from "@/lib/language/ro/jobs"
import { LEAD_PAGE_RO } from "@/lib/language/ro/lead-page"
import { LEADS_RO } from "@/lib/language/ro/leads"
import { MESSAGES } from "@/lib/language/ro/messages"
import { MODEL } from "@/lib/language/ro/model"
import { NOTICES } from "@/lib/language/ro/notices"
import { OPERATIONS_RO } from "@/lib/language/ro/operations"
import { PATIENTS } from "@/lib/language/ro/patients"
import { PROVIDERS_RO } from "@/lib/language/ro/providers"
import { RECALLS_RO } from "@/lib/language/ro/recalls"
import { RELEASES_RO } from "@/lib/language/ro/releases"
import { REMINDERS_RO } from "@/lib/language/ro/reminders"
import { REPORTS } from "@/lib/language/ro/reports"
import { RERUNS } from "@/lib/language/ro/reruns"
import { RIGHTS } from "@/lib/language/ro/rights"
import { RIGHTS_PLACES } from "@/lib/language/ro/rights-places"
import { ROUTING } from "@/lib/language/ro/routing"
import { RUNS } from "@/lib/language/ro/runs"
import { SCHEDULES_RO } from "@/lib/language/ro/schedules"
import { SCORING } from "@/lib/language/ro/scoring"
import { SECURITY } from "@/lib/language/ro/security"
import { SENDING_RO } from "@/lib/language/ro/sending"
import { SLOTS_RO } from "@/lib/language/ro/slots"
import { SOFTWARE_RO } from "@/lib/language/ro/software"
import { TASKS } from "@/lib/language/ro/tasks"
import { TEAM } from "@/lib/language/ro/team"
import { TEMPLATES_RO } from "@/lib/language/ro/templates"
import { TITLES } from "@/lib/language/ro/titles"
import { TODAY } from "@/lib/language/ro/today"
import { URGENT } from "@/lib/language/ro/urgent"
import { WAITING_LIST_RO } from "@/lib/language/ro/waiting-list"
import { WEBHOOKS } from "@/lib/language/ro/webhooks"
import type { Words } from "@/lib/say"
import { ALERTS_RO } from "./alerts"
import { ANSWERS_RO } from "./answers"
import { BACKUPS_RO } from "./backups"
import { DEPLOYMENT_WORK_RO } from "./deployment-work"

/** One file an area of the console. */
export const RO_AREAS: Readonly<Record<string, Words>> = {
  inbox: INBOX_RO,
  hours: HOURS_RO,
  holidays: HOLIDAYS_RO,
  sending: SENDING_RO,
  calendar: CALENDAR_RO,
  recalls: RECALLS_RO,
  reports: REPORTS,
  common: COMMON,
  tasks: TASKS,
  today: TODAY,
  routing: ROUTING,
  handover: HANDOVER,
  scoring: SCORING,
  frame: FRAME,
  leads: LEADS_RO,
  leadPage: LEAD_PAGE_RO,
  errors: ERRORS_RO,
  conversations: CONVERSATIONS,
  crm: CRM,
  model: MODEL,
  notices: NOTICES,
  urgent: URGENT,
  audit: AUDIT,
  messages: MESSAGES,
  patients: PATIENTS,
  webhooks: WEBHOOKS,
  access: ACCESS,
  answers: ANSWERS_RO,
  appointments: APPOINTMENTS_RO,
  booking: BOOKING_RO,
  slots: SLOTS_RO,
  approvals: APPROVALS,
  auth: AUTH,
  fields: FIELDS,
  integrations: INTEGRATIONS,
  providers: PROVIDERS_RO,
  security: SECURITY,
  team: TEAM,
  titles: TITLES,
  templates: TEMPLATES_RO,
  campaigns: CAMPAIGNS_RO,
  causes: CAUSES,
  channels: CHANNELS_RO,
  consents: CONSENTS_RO,
  functions: FUNCTIONS_RO,
  jobs: JOBS,
  deployments: DEPLOYMENTS_RO,
  deploymentWork: DEPLOYMENT_WORK_RO,
  releases: RELEASES_RO,
  drivers: DRIVERS_RO,
  reminders: REMINDERS_RO,
  reruns: RERUNS,
  rights: RIGHTS,
  rightsPlaces: RIGHTS_PLACES,
  runs: RUNS,
  schedules: SCHEDULES_RO,
  operations: OPERATIONS_RO,
  incidents: INCIDENTS_RO,
  alerts: ALERTS_RO,
  backups: BACKUPS_RO,
  software: SOFTWARE_RO,
  waitingList: WAITING_LIST_RO,
}
