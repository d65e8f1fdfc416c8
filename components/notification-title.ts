import type { NotificationRow } from "@/lib/notifications/schema"

export const titleOf = (row: NotificationRow): string =>
  row.kind === "urgent_lead" ? "Urgent case" : "Hot lead"
