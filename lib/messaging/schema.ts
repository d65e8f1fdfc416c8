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
  /** Of what only holds for a while: from when on it may go out. */
  heldUntil?: string | null
  /** How many messages may still go to this person on their day. */
  budget?: { left: number; of: number } | null
  /** When the window closes, or closed. */
  openUntil: string | null
}

/** What a person has agreed to, as far as it let a message out. */
export type PassportConsent = {
  id: string
  purpose: string
  source: string
  policyVersion: string | null
  decidedAt: string
}

/** Why a message was, or was not, sent to a person. Never its words. Times are ISO instants. */
export type Passport = {
  messageId: string
  patientId: string
  /** Null where the viewer may not know. */
  person: string | null
  channel: string
  purpose: string
  basis: Basis | null
  consentId: string | null
  consent: PassportConsent | null
  policyVersion: string | null
  template: { name: string; language: string; version: number } | null
  /** A colleague's name, where one wrote it. */
  by: string | null
  runId: string | null
  /** The function of that run. */
  functionId: string | null
  campaign: { id: string; title: string } | null
  releaseSha: string | null
  exempt: string | null
  /** Why a colleague passed what held it back; null too where the viewer may not read it. */
  bypassReason: string | null
  status: string
  because: string | null
  heldUntil: string | null
  sendAt: string | null
  tooLateAt: string | null
  writtenAt: string
  /** What became of it, oldest first. */
  states: { status: string; at: string; by: string }[]
  effect: EffectView | null
}
