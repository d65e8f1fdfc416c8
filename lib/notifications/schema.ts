import { z } from "zod"
import { GROUPS } from "@/lib/notifications/rules"

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
  "alert_resolved",
  "incident_told",
  "maintenance_told",
  "backup_told",
  "deployment_told",
  "conversation_assigned",
  "conversation_mention",
  "conversation_woken",
  "test",
])
export type NotificationKind = z.infer<typeof NotificationKind>

/** What a notification is about where that is no lead. */
export type NotificationSubject =
  | "lead"
  | "approval"
  | "access"
  | "task"
  | "alert"
  | "incident"
  | "maintenance"
  | "backup"
  | "deployment"
  | "test"
  | "urgent"
  | "conversation"

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

const clockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time such as 21:00.")
const Choice = z.strictObject({ push: z.boolean().optional(), email: z.boolean().optional() })

export const Preferences = z.strictObject({
  ways: z.partialRecord(z.enum(GROUPS), Choice).default({}),
  quiet: z
    .strictObject({ on: z.boolean(), from: clockText, to: clockText })
    .default({ on: true, from: "21:00", to: "07:00" }),
})
export type Preferences = z.infer<typeof Preferences>
export const PREFERENCES = { key: "notifications", schema: Preferences }

export const preferencesOf = (value: unknown): Preferences => {
  const read = Preferences.safeParse(value ?? {})
  return read.success ? read.data : Preferences.parse({})
}
