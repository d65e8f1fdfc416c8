import { z } from "zod"

export const MAIL_STATUSES = ["queued", "sent", "failed", "unsure"] as const
export type MailStatus = (typeof MAIL_STATUSES)[number]

export const ListMailInput = z.strictObject({
  /** Where the last page ended. */
  cursor: z.uuid().optional(),
  status: z.enum(MAIL_STATUSES).optional(),
})
export const FindMailInput = z.strictObject({ id: z.string().max(64) })

export type MailRow = {
  id: string
  to: string
  /** Null once the membership is gone, or where it never was one. */
  memberName: string | null
  kind: string
  subject: string
  status: MailStatus
  /** It stayed in a mailbox of ours: no mail server is set. */
  isKept: boolean
  error: string | null
  attachments: { filename: string; bytes: number }[]
  createdAt: string
  sentAt: string | null
}
export type MailPage = { rows: MailRow[]; nextCursor: string | null }
/** `text` null: a viewer who may not read what was written. */
export type MailDetail = MailRow & { text: string | null }
