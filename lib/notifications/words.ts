import { type Group, groupOf } from "@/lib/notifications/rules"
import { t, tn } from "@/lib/say"

/** English texts by kind, for mail and push: nothing in them tells of a patient. Passed through `t` when said. */
const LINES: Readonly<Record<string, string>> = {
  hot_lead: "A hot lead waits",
  urgent_lead: "Somebody writes that it is urgent",
  lead_assigned: "A lead is yours",
  lead_suggested: "A lead is suggested for you",
  task_assigned: "You have a new task",
  approval_decided: "Your request was decided on",
  break_glass: "Somebody opened records in an emergency",
  alert_fired: "An alert has gone off",
  alert_resolved: "An alert is over",
  incident_told: "News of an incident",
  maintenance_told: "News of maintenance",
  backup_told: "A backup needs a look",
  deployment_told: "A deployment needs a look",
  conversation_assigned: "A conversation is yours",
  conversation_mention: "A colleague named you in a note",
  conversation_woken: "A conversation is back",
  test: "This is a test",
}
const BY_GROUP: Record<Group, string> = {
  urgent: "Somebody needs help at once",
  hot: "A hot lead waits",
  tasks: "You have a new task",
  approvals: "Something waits for your decision",
  access: "Somebody's access changed",
  alerts: "An alert has gone off",
  reports: "A report is ready",
  other: "There is something new for you",
}

export const lineOf = (kind: string): string => t(LINES[kind] ?? BY_GROUP[groupOf(kind)])

/** One line for what is told: itself, or how many there are. */
export const headline = (kinds: readonly string[]): string =>
  kinds.length === 1
    ? lineOf(kinds[0] ?? "")
    : tn(kinds.length, "{n} thing waits for you", "{n} things wait for you")

/** "A hot lead waits · 3", a line for each kind. */
export function lines(kinds: readonly string[]): string[] {
  const counted = new Map<string, number>()
  for (const kind of kinds) counted.set(lineOf(kind), (counted.get(lineOf(kind)) ?? 0) + 1)
  return [...counted].map(([line, count]) => (count === 1 ? line : `${line} · ${count}`))
}
