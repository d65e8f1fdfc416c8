import type { Fact } from "@/lib/facts"
import type { OutboxEvent } from "@/lib/outbox"

/** A message of a patient's as it came. */
export type Said = {
  messageId: string
  contactId: string
  patientId: string
  leadId: string | null
  text: string
  /** By the provider's clock. */
  saidAt: Date
  channel: string
  /** text, interactive, audio, … */
  kind: string
  /** Of a button that was pressed, what the button carries. */
  choiceId?: string | null
  /** The provider's id of the message it answers. */
  replyTo?: string | null
  webhookEventId: string
  /** It was edited or deleted before it was heard. */
  isChanged?: boolean
  /** The message of ours that it answers; absent while nobody has looked. */
  to?: { id: string; purpose: string | null; isQuoted: boolean } | null
}

export type Heard = { facts: Fact[]; events: OutboxEvent[] }
export const NOTHING: Heard = { facts: [], events: [] }

export const OUTCOMES = ["settled", "stopped", "resumed", "asked", "taken_back", "nothing"] as const
export type HeardOutcome = (typeof OUTCOMES)[number]
