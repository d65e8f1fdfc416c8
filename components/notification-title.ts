import type { NotificationRow } from "@/lib/notifications/schema"
import { t } from "@/lib/say"

const TITLES: Record<NotificationRow["kind"], string> = {
  hot_lead: "Hot lead",
  urgent_lead: "Urgent case",
  lead_suggested: "A lead is suggested for you",
  lead_assigned: "A lead is yours",
  urgent_tier: "Urgent: nobody has answered",
  approval_decided: "Your request was decided",
  break_glass: "Emergency access was opened",
  task_assigned: "A task for you",
  alert_fired: "An alert fires",
  alert_resolved: "An alert is over",
  incident_told: "News of an incident",
  maintenance_told: "News of maintenance",
  backup_told: "A backup needs a look",
  deployment_told: "A deployment needs a look",
  conversation_assigned: "A conversation is yours",
  conversation_mention: "A colleague named you in a note",
  conversation_woken: "A conversation is back",
  test: "A test from your settings",
}

export const titleOf = (row: Pick<NotificationRow, "kind">): string => t(TITLES[row.kind])
