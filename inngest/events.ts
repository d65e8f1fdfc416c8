/**
 * What may be emitted, by name, and what each carries: ids only, no patient data. Names are those of facts, but for
 * `webhook/received`, which is the provider's doing.
 */
export type Events = {
  "webhook/received": { clinicId: string; webhookEventId: string; provider: string }
  /** `revision`: something said before was edited; the lead is scored again by this, its newest message. */
  "message.received": { clinicId: string; messageId: string; leadId: string; revision?: string }
  "import.started": { clinicId: string; importId: string }
  "lead.scored": { clinicId: string; leadId: string; scoreId: string }
}

export type EventName = keyof Events
