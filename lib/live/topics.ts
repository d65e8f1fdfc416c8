import { can, type Permission, type Role } from "@/lib/can"

/** What a screen can follow, and the right to hear of it. A fact's prefix names its topic. */
export const TOPICS = {
  lead: "leads.read",
  urgent: "leads.read",
  rota: "rota.read",
  practitioner: "hours.read",
  room: "hours.read",
  service: "hours.read",
  opening: "hours.read",
  message: "messages.read",
  conversation: "messages.read",
  sending: "sending.read",
  template: "templates.read",
  campaign: "campaigns.read",
  appointment: "appointments.read",
  recall: "appointments.read",
  waiting_list: "appointments.read",
  survey: "appointments.read",
  slot: "appointments.read",
  booking: "appointments.read",
  consent: "consents.read",
  policy: "policies.read",
  subject_request: "requests.read",
  retention: "retention.read",
  notification: "notifications.read",
  mail: "mail.read",
  run: "runs.read",
  rerun: "runs.read",
  cause: "runs.read",
  schedule: "schedules.read",
  alert: "alerts.read",
  deployment: "deployments.read",
  release: "deployments.read",
  software: "deployments.read",
  api_token: "deployments.read",
  probe: "deployments.read",
  incident: "deployments.read",
  maintenance: "deployments.read",
  backup: "deployments.read",
  webhook: "webhooks.read",
  session: "team.read",
  member: "team.read",
  invitation: "team.read",
  connection: "connections.read",
  crm: "settings.write",
  patient: "patients.read",
  task: "tasks.read",
  approval: "approvals.read",
  report: "reports.read",
  access: "access.read",
  rule_set: "scoring.rules.read",
  handover: "handover.read",
  routing: "routing.read",
} as const satisfies Record<string, Permission>

export type Topic = keyof typeof TOPICS

export function topicOf(factName: string): Topic | undefined {
  const prefix = factName.slice(0, factName.indexOf("."))
  return Object.hasOwn(TOPICS, prefix) ? (prefix as Topic) : undefined
}

/**
 * What these roles hear of a fact, or nothing. Whose column is narrower than the whole clinic hears that something
 * changed, not what: an id says who is hot to a role that has no score, and a notification's subject is a lead.
 */
export function hears(
  roles: readonly Role[],
  fact: { name: string; subjectId: string },
): { name: string; subjectId: string } | undefined {
  const topic = topicOf(fact.name)
  const grant = topic && can(roles, TOPICS[topic])
  if (!grant) return undefined
  const whole = grant.scope === "all" && topic !== "notification"
  return { name: fact.name, subjectId: whole ? fact.subjectId : "" }
}
