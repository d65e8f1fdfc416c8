import { z } from "zod"

export const NotificationKind = z.enum(["hot_lead", "urgent_lead"])
export type NotificationKind = z.infer<typeof NotificationKind>

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
  readAt: string | null
  createdAt: string
}

export type NotificationPage = { rows: NotificationRow[]; unread: number; nextCursor: string | null }
