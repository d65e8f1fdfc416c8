import { AUDIT } from "@/lib/language/ro/audit"
import { COMMON } from "@/lib/language/ro/common"
import { CRM } from "@/lib/language/ro/crm"
import { ERRORS_RO } from "@/lib/language/ro/errors"
import { FRAME } from "@/lib/language/ro/frame"
import { HANDOVER } from "@/lib/language/ro/handover"
import { LEAD_PAGE_RO } from "@/lib/language/ro/lead-page"
import { LEADS_RO } from "@/lib/language/ro/leads"
import { MESSAGES } from "@/lib/language/ro/messages"
import { MODEL } from "@/lib/language/ro/model"
import { NOTICES } from "@/lib/language/ro/notices"
import { PATIENTS } from "@/lib/language/ro/patients"
import { REPORTS } from "@/lib/language/ro/reports"
import { ROUTING } from "@/lib/language/ro/routing"
import { SCORING } from "@/lib/language/ro/scoring"
import { TASKS } from "@/lib/language/ro/tasks"
import { TODAY } from "@/lib/language/ro/today"
import { URGENT } from "@/lib/language/ro/urgent"
import { WEBHOOKS } from "@/lib/language/ro/webhooks"
import type { Words } from "@/lib/say"

/** One file an area of the console. */
export const RO_AREAS: Readonly<Record<string, Words>> = {
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
  crm: CRM,
  model: MODEL,
  notices: NOTICES,
  urgent: URGENT,
  audit: AUDIT,
  messages: MESSAGES,
  patients: PATIENTS,
  webhooks: WEBHOOKS,
}
