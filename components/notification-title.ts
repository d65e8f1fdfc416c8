import type { NotificationRow } from "@/lib/notifications/schema"

const TITLES: Record<NotificationRow["kind"], string> = {
  hot_lead: "Hot lead",
  urgent_lead: "Urgent case",
  approval_decided: "Your request was decided",
  break_glass: "Emergency access was opened",
  task_assigned: "A task for you",
  alert_fired: "An alert fires",
}

export const titleOf = (row: NotificationRow): string => TITLES[row.kind]
