import { z } from "zod"
import type { EffectView } from "@/lib/effects/schema"
import { type Basis, type Hindrance, LONGEST_TEXT } from "@/lib/messaging/words"

export const ReplyInput = z.strictObject({
  /** The lead's. */
  id: z.string().max(64),
  key: z.uuid("The form is out of date. Load the page again."),
  body: z
    .string()
    .trim()
    .min(1, "Write the message first.")
    .max(LONGEST_TEXT, `At most ${LONGEST_TEXT.toLocaleString("en")} characters.`),
})
export const LeadIdInput = z.strictObject({ id: z.string().max(64) })
export const FailMessageInput = z.strictObject({ messageId: z.string().max(64) })

export type ReplyState = {
  /** Null: free words may be sent. */
  hindrance: Hindrance | null
  /** When the window closes, or closed. */
  openUntil: string | null
}

/** Why a message was, or was not, sent to a person. */
export type Passport = {
  messageId: string
  patientId: string
  basis: Basis | null
  consentId: string | null
  /** A colleague's name, where one wrote it. */
  by: string | null
  runId: string | null
  releaseSha: string | null
  status: string
  because: string | null
  effect: EffectView | null
}
