import { z } from "zod"

export const NOTICE_KINDS = ["alert", "incident", "maintenance", "backup", "deployment", "test"] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const NOTICE_STATUSES = ["queued", "sent", "kept", "failed", "unsure", "muted"] as const
export type ListedStatus = (typeof NOTICE_STATUSES)[number]

export const ListNoticesInput = z.strictObject({
  status: z.enum(NOTICE_STATUSES).optional(),
  cursor: z.string().max(200).optional(),
})
export const ResendInput = z.strictObject({ id: z.string().max(64) })

export type NoticeRow = {
  id: string
  kind: string
  title: string
  body: string
  href: string | null
  severity: string
  status: string
  because: string | null
  attempts: number
  proof: string | null
  createdAt: string
  sentAt: string | null
  channel: { title: string; kind: string; isGone: boolean }
}
export type NoticePage = { rows: NoticeRow[]; nextCursor: string | null }
