import type { MessagePurpose } from "@/lib/messaging/outgoing"
import { t } from "@/lib/say"

const WORDS: Record<MessagePurpose, string> = {
  reply: "Reply",
  confirmation: "Confirmation",
  reminder: "Reminder",
  treatment: "Treatment",
  recall: "Recall",
  survey: "Survey",
  payment: "Payment",
  slot_offer: "Free time",
  marketing: "Offer",
  consent_request: "Question for consent",
  receipt: "Receipt",
  emergency: "Emergency",
}

/** What a message was for, in a word. */
export const purposeWord = (purpose: string): string =>
  Object.hasOwn(WORDS, purpose) ? t(WORDS[purpose as MessagePurpose]) : purpose
