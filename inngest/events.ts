/** Instants as ISO text. */
export type FreedSlot = { practitionerId: string; startsAt: string; endsAt: string }

/**
 * What may be emitted, by name, and what each carries: ids only, no patient data. Names are those of facts, but for
 * `webhook/received`, which is the provider's doing.
 */
export type Events = {
  "webhook/received": { clinicId: string; webhookEventId: string; provider: string }
  /** `revision`: something said before was edited; the lead is scored again by this, its newest message. */
  "message.received": { clinicId: string; messageId: string; leadId: string; revision?: string }
  /** Files came with a message that are to be fetched. */
  "media.wanted": { clinicId: string; messageId: string }
  /** A message of ours that is to be sent. */
  "message.queued": { clinicId: string; messageId: string; leadId?: string; patientId: string }
  /** A message of ours that waits until then. */
  "message.scheduled": { clinicId: string; messageId: string; sendAt: string }
  /** A conversation was put away until then. */
  "conversation.snoozed": { clinicId: string; conversationId: string; until: string }
  "lead.scoring_requested": { clinicId: string; leadId: string; messageId: string }
  "lead.sync_requested": { clinicId: string; leadId: string; scoreId?: string }
  "lead.notice_requested": {
    clinicId: string
    leadId: string
    scoreId: string
    kind: "hot_lead" | "urgent_lead"
  }
  /** Notices decided on together that go out now. */
  "notification.queued": { clinicId: string; batchId: string }
  /** Notices that wait for the end of quiet hours, then. */
  "notification.held": { clinicId: string; dueAt: string }
  "push.queued": { clinicId: string; deliveryId: string }
  /** A mail of ours to staff that is to be sent. */
  /** What WhatsApp knows of the clinic's templates and number is to be read anew. */
  "templates.sync_asked": { clinicId: string }
  /** `round`: an earlier run took as many batches as one should. */
  "campaign.started": { clinicId: string; campaignId: string; round: number }
  /** The receipt of an agreement is to reach the patient. */
  "consent.receipt_asked": { clinicId: string; receiptId: string }
  /** Something about operations is to be told through one channel. */
  "operation_notice.queued": { clinicId: string; noticeId: string }
  /** A copy that a person asked for is to be made. */
  "backup.asked": { clinicId: string; backupId: string }
  /** A copy is to be restored beside the live database and looked through. */
  "backup.drill_asked": { clinicId: string; drillId: string }
  "mail.queued": { clinicId: string; mailId: string }
  /** More leads are to be changed than one waits for. */
  "leads.bulk_started": { clinicId: string; bulkId: string }
  /** `fields`: of our own, by comma; written whatever the mapping says. */
  "crm.write_requested": { clinicId: string; patientId: string; askedAt: string; fields: string }
  "crm.batch_started": { clinicId: string; batchId: string }
  /** A set of scoring rules is to be tried on what patients wrote. */
  "rule_set.shadow_started": { clinicId: string; ruleSetId: string; trialId: string }
  /** A model is to be tried on what patients who agreed wrote. */
  "model.trial_started": { clinicId: string; trialId: string }
  /** An agreement of a patient ends soon; `renewalId`: a row of ConsentRenewal. */
  "consent.renewal_started": { clinicId: string; renewalId: string }
  "import.started": { clinicId: string; importId: string }
  "subject_request.export_asked": { clinicId: string; exportId: string; patientId: string }
  /** An erased person's contacts at HubSpot are to be deleted there for privacy. */
  "subject_request.hubspot_erasure_ordered": { clinicId: string; requestId: string }
  /** `round`: an earlier run of the function looked after it as long as one should. */
  "rerun.started": { clinicId: string; actionId: string; round?: number }
  /** `isPressing`: HOT or urgent; absent: to be looked at. */
  "handover.signed": { clinicId: string; handoverId: string }
  /** Somebody is to be invited to come again today. */
  "recall.due": { clinicId: string; recallId: string }
  "appointment.booked": { clinicId: string; appointmentId: string }
  /** To another time, practitioner or room; the rest says what is free since. */
  "appointment.moved": { clinicId: string; appointmentId: string } & FreedSlot
  "appointment.cancelled": { clinicId: string; appointmentId: string } & FreedSlot
  /** A reminder of this time is due within the hour. */
  "appointment.reminders_due": { clinicId: string; appointmentId: string; startsAt: string }
  /** `reminderId`: one that is to go out now. */
  "appointment.reminder_due": { clinicId: string; reminderId: string }
  "appointment.completed": { clinicId: string; appointmentId: string }
  /** Times are to be offered to a patient by message. */
  "booking.started": { clinicId: string; bookingId: string }
  /** A time that came free, or that nobody took who was asked, is to be offered to whoever is next. */
  "waiting_list.slot_free": { clinicId: string; slotId: string }
  /** Somebody was asked, and answers until then. */
  "waiting_list.offered": { clinicId: string; offerId: string; until: string }
  "appointment.missed": { clinicId: string; appointmentId: string }
  /** A deployment, a stop or a resume is to be carried out. */
  "deployment.requested": { clinicId: string; deploymentId: string }
  "lead.scored": { clinicId: string; leadId: string; scoreId: string; isPressing?: boolean }
}

export type EventName = keyof Events

/** What `schedule/due` carries: one occasion of one schedule, of a clinic or of the platform. */
export type ScheduleDue = {
  clinicId?: string
  scheduleId: string
  occasionId: string
  dueAt: string
  /** Not to be begun after it. */
  tooLateAt: string
}
