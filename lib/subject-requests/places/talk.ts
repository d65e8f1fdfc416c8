import { Prisma } from "@/lib/generated/prisma/client"
import {
  among,
  amongText,
  ofConversation,
  ofMessage,
  ofPatient,
  type Place,
} from "@/lib/subject-requests/places/place"

const GONE = "''"

/** What they wrote, what was written to them, and what stands beside it. */
export const TALK: readonly Place[] = [
  {
    table: "Message",
    title: "Messages",
    whose: ({ messageIds }) => among("id", messageIds),
    section: "messages",
    plain:
      "id clinicId contactId leadId patientId direction kind editedAt revokedAt statusAt basis consentId policyVersion purpose exempt sendAt tooLateAt templateVersionId campaignId sentById runId releaseSha webhookEventId providerAt createdAt position saidAt heldUntil leavesAt",
    personal: {
      body: GONE,
      detail: "null",
      parameters: "null",
      externalId: "null",
      replyToExternalId: "null",
      effectKey: "null",
      failedBecause: "case when status in ('queued', 'scheduled') then 'erased' end",
      status: "case when status in ('queued', 'scheduled') then 'cancelled' else status end",
    },
    kept: { because: "figures", days: null },
  },
  {
    table: "MessageVersion",
    title: "Earlier wordings of messages",
    whose: ({ contactIds, externalIds }) =>
      Prisma.sql`(${among("contactId", contactIds)} or ${amongText("targetExternalId", externalIds)})`,
    section: "earlierWordings",
    plain: "id clinicId contactId kind saidAt createdAt",
    personal: { targetExternalId: GONE, externalId: GONE, body: GONE, detail: "null" },
    goes: true,
  },
  {
    table: "Media",
    title: "Files that came with messages",
    whose: ofMessage,
    section: "files",
    plain: "id clinicId messageId position provider toldMime mime size status because tries keptAt createdAt",
    personal: { bytes: "null", fileName: "null", providerId: "null", sha256: "null" },
    goes: true,
  },
  {
    table: "Attachment",
    title: "Files to be sent",
    whose: ({ messageIds, conversationIds }) =>
      Prisma.sql`(${among("messageId", messageIds)} or ${among("conversationId", conversationIds)})`,
    section: "filesSent",
    plain: "id clinicId conversationId messageId uploadedById kind mime size providerUntil createdAt",
    personal: { bytes: "''", fileName: GONE, providerId: "null", sha256: GONE },
    goes: true,
  },
  {
    table: "Conversation",
    title: "Conversations",
    whose: ({ conversationIds }) => among("id", conversationIds),
    section: "conversations",
    plain:
      "id clinicId contactId channel status snoozedUntil handledAt assigneeId lastMessageId lastMessageAt lastInboundAt lastOutboundAt waitingSince createdAt heardAt snoozedById",
    goes: true,
  },
  {
    table: "ConversationEntry",
    title: "Notes beside a conversation",
    whose: ofConversation,
    section: "conversationNotes",
    plain: "id clinicId conversationId kind memberId toMemberId until createdAt",
    personal: { body: GONE },
    goes: true,
  },
  {
    table: "ConversationDraft",
    title: "Drafts",
    whose: ofConversation,
    section: "drafts",
    plain: "clinicId conversationId memberId savedAt",
    personal: { body: GONE },
    goes: true,
  },
  {
    table: "ConversationMention",
    title: "Colleagues called in notes",
    whose: ofConversation,
    plain: "clinicId entryId memberId conversationId createdAt",
    goes: true,
  },
  {
    table: "ConversationPresence",
    title: "Who has a conversation open",
    whose: ofConversation,
    plain: "clinicId conversationId memberId state at",
    goes: true,
  },
  {
    table: "ConversationRead",
    title: "How far a conversation was read",
    whose: ofConversation,
    plain: "clinicId conversationId memberId readAt",
    goes: true,
  },
  {
    table: "CampaignRecipient",
    title: "Campaigns they were in",
    whose: ofPatient,
    section: "campaigns",
    plain: "clinicId campaignId patientId contactId because messageId handledAt",
    personal: { outcome: "case when outcome = 'waiting' then 'not_sent' else outcome end" },
    kept: { because: "figures", days: null },
  },
]
