import { z } from "zod"
import type { Purpose } from "@/lib/consents/words"

export const SettleReplyInput = z.object({
  messageId: z.string().max(64),
  as: z.enum(["yes", "no", "none"], "Choose what the reply says."),
})

export const RepliesInput = z.object({ cursor: z.string().max(400).optional() })

/** A reply that a person reads, with its words. */
export type ReplyRow = {
  messageId: string
  patientId: string
  patientName: string
  leadId: string | null
  /** Empty: a voice message or a file. */
  words: string
  kind: string
  saidAt: string
  why: string | null
  purposes: Purpose[]
  /** In which words it was asked. */
  question: string | null
  /** The question waits still: a yes or a no settles it. */
  isOpen: boolean
}
export type Replies = { rows: ReplyRow[]; nextCursor: string | null }
