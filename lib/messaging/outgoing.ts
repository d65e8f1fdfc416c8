import type { Purpose } from "@/lib/consents/words"
import type { Fact } from "@/lib/facts"
import type { Basis, Hindrance } from "@/lib/messaging/words"
import type { OutboxEvent } from "@/lib/outbox"

/**
 * What a message to a patient is for. It decides what must allow it and what holds it back: the purposes of consent of
 * which one must stand (`needs`), the basis where none is needed, and whether the day's budget, the spacing and the quiet
 * hours are passed over.
 */
export const MESSAGE_PURPOSES = {
  reply: { basis: "reply", needs: [], isExempt: false },
  confirmation: { basis: "contract", needs: [], isExempt: true },
  reminder: { basis: "consent", needs: ["appointment_reminders", "treatment_updates"], isExempt: false },
  treatment: { basis: "consent", needs: ["treatment_updates"], isExempt: false },
  recall: { basis: "consent", needs: ["appointment_reminders", "treatment_updates"], isExempt: false },
  survey: { basis: "consent", needs: ["treatment_updates"], isExempt: false },
  payment: { basis: "contract", needs: [], isExempt: false },
  /** A time that came free, to somebody who asked to be told. */
  slot_offer: { basis: "contract", needs: [], isExempt: false },
  /** Offers; which purpose of consent is asked depends on the channel: marketing_whatsapp, _sms or _email. */
  marketing: { basis: "consent", needs: "marketing", isExempt: false },
  /** A question for an agreement, its receipt, an answer to a request of the law. */
  consent_request: { basis: "legal", needs: [], isExempt: false },
  receipt: { basis: "legal", needs: [], isExempt: true },
  emergency: { basis: "emergency", needs: [], isExempt: true },
} as const satisfies Record<
  string,
  { basis: Basis; needs: readonly Purpose[] | "marketing"; isExempt: boolean }
>
export type MessagePurpose = keyof typeof MESSAGE_PURPOSES

export type OutgoingContent =
  /** A sign on one of the person's own messages, by its id at the provider. `body`: the emoji; empty: taken back. */
  | { kind: "reaction"; body: string; target: string }
  | { kind: "text"; body: string; replyToExternalId?: string; attachmentId?: string }
  /** Parameters in the order of the template's gaps. `body`: the text with its gaps filled, as the person will read it. */
  | { kind: "template"; templateVersionId: string; parameters: readonly string[]; body: string }

/** A message to be sent, as whoever wants it sent says it. */
export type Outgoing = {
  patientId: string
  contactId: string
  leadId?: string | null
  purpose: MessagePurpose
  content: OutgoingContent
  /** Of the same cause one message leaves, ever. */
  effectKey: string
  sentById?: string | null
  runId?: string | null
  campaignId?: string | null
  /** Not before; absent: now. Until then it can be taken back. */
  sendAt?: Date | null
  /** Worth nothing after it: then it is blocked with the reason `too_late`. */
  tooLateAt?: Date | null
  /** A member passes budget, spacing and quiet hours to protect life or health; their words are personal. */
  bypass?: { reason: string } | null
}

/** What became of it. `blocked` ones are kept and listed with their reason, never sent by themselves. */
export type Queued = {
  id: string
  status: "queued" | "scheduled" | "blocked"
  because: Hindrance | null
  facts: Fact[]
  events: OutboxEvent[]
}
