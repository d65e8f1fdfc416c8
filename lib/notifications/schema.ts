import { z } from "zod"

export const NotificationKind = z.enum([
  "hot_lead",
  "urgent_lead",
  "lead_suggested",
  "lead_assigned",
  "urgent_tier",
  "approval_decided",
  "break_glass",
  "task_assigned",
  "alert_fired",
  "test",
])
export type NotificationKind = z.infer<typeof NotificationKind>

/** What a notification is about where that is no lead. */
export type NotificationSubject = "approval" | "access" | "task" | "alert" | "test" | "urgent"

export const ListNotificationsInput = z.strictObject({ cursor: z.string().max(200).optional() })
export const MarkReadInput = z.strictObject({
  /** Absent: all that are there now. */
  id: z.uuid().optional(),
})

export type NotificationRow = {
  id: string
  kind: NotificationKind
  leadId: string | null
  patientId: string | null
  patientName: string | null
  classification: string | null
  urgency: string | null
  /** Who took the lead meanwhile, if anybody did. */
  takenBy: string | null
  /** Where it leads, if the roles still see that. */
  href: string | null
  readAt: string | null
  createdAt: string
}

export type NotificationPage = { rows: NotificationRow[]; unread: number; nextCursor: string | null }
