/** Why nothing can be written to a person, or was not: said where it would be written. */
export const HINDRANCES = {
  merged: "This record was joined with another one. Write from there.",
  no_conversation: "This person has not written by WhatsApp.",
  no_number: "WhatsApp hides this person's number.",
  withdrawn: "This person took back the agreement to be written to.",
  not_connected: "WhatsApp is not connected for sending.",
  paused: "WhatsApp is paused for this clinic.",
  window_closed: "More than 24 hours have passed since this person wrote.",
  erased: "This person was erased.",
  restricted: "This person asked that their data is only kept. Nothing may be written until that ends.",
  no_consent: "This person has not agreed to such messages. Ask for the agreement first.",
  expired: "The agreement to such messages has run out. Ask for it again.",
  outdated: "The agreement was given to an older policy. Ask for it again.",
  opted_out: "This person stopped such messages. Only they can allow them again.",
  budget: "This person got as many messages today as one may get. It can go out tomorrow.",
  spacing: "The last message to this person was sent too short a time ago. It can go out a little later.",
  quiet_hours: "It is night where this person lives. It can go out in the morning.",
  too_late: "Its time has passed: it would be of no use any more.",
  duplicate: "The same words went to this person minutes ago.",
  sending_paused: "All sending is stopped for this clinic.",
  token_refused: "The access token is refused. An admin has to set a new one.",
  template_paused: "The template is paused or not approved. Choose another one.",
  template_changed: "The template was reworded since. Choose it again.",
  template_missing: "The template is there no more. Choose another one.",
} as const satisfies Record<string, string>
export type Hindrance = keyof typeof HINDRANCES

/** What holds a message back only for a while: it may be sent at the time that is told along. */
export const HELD_FOR_A_WHILE: readonly string[] = [
  "budget",
  "spacing",
  "quiet_hours",
] satisfies readonly Hindrance[]

/** Why a message counts not towards the person's day, and neither spacing nor quiet hours held it back. */
export const EXEMPT = {
  recent_reply: "The person had written within the last minutes",
  same_answer: "It went on with an answer begun minutes before",
  confirmation: "It confirmed what was just arranged",
  receipt: "It was the receipt of an agreement",
  emergency: "It was to protect the person's life or health",
  bypass: "A colleague sent it all the same and said why",
} as const satisfies Record<string, string>
export type Exempt = keyof typeof EXEMPT

/** What a send came to, in words for whoever wrote it. Whatever else stands there is WhatsApp's own title of it. */
const BECAUSE: Readonly<Record<string, string>> = {
  ...HINDRANCES,
  token: "WhatsApp refuses our access token.",
  too_many: "WhatsApp asked us to slow down, for too long.",
  pair_rate: "Too many messages to this person at once.",
  partner_down: "WhatsApp did not work.",
  held_back: "WhatsApp did not work.",
  unreachable: "WhatsApp could not be reached.",
  bad_address: "The address set for WhatsApp cannot be called.",
  not_reachable: "This number cannot get WhatsApp messages.",
  offers_stopped: "This person stopped such messages inside WhatsApp.",
  account_locked: "WhatsApp has locked the clinic's account.",
  not_paid: "WhatsApp says a payment is missing.",
  template: "The template is not approved or does not fit.",
  invalid_payload: "WhatsApp did not accept the message.",
  interrupted: "The send was interrupted.",
  answered_since: "Something newer was written to this person since.",
  already_sent: "It was sent already.",
  sms_region: "Texts to this country are not switched on at Twilio.",
  sms_sender: "Twilio does not let the clinic's number send this text.",
  sms_filtered: "The phone company filtered the text out.",
  sms_undelivered: "The text was not delivered.",
  too_long: "The text is too long.",
  no_instance: "Evolution does not know the clinic's instance.",
  partner_refused: "Evolution could not send the message.",
  no_files: "This channel takes no files.",
  no_reactions: "This channel takes no reactions.",
  replaced: "Another reaction took its place.",
  file_refused: "WhatsApp did not accept the file.",
  cancelled: "It was taken back.",
  did_not_arrive: "A colleague found that it did not arrive.",
  no_basis: "There is no reason on record why it may be sent.",
}

export const failedWords = (because: string | null): string | null =>
  because === null ? null : Object.hasOwn(BECAUSE, because) ? (BECAUSE[because] ?? null) : because

/** As long as WhatsApp takes. */
export const LONGEST_TEXT = 4_096

export const BASES = {
  reply: "In answer to what the person wrote",
  consent: "By the person's agreement",
  contract: "For what was arranged with the person",
  legal: "Because the law asks for it",
  emergency: "To protect the person's life or health; quiet hours do not hold it back",
} as const satisfies Record<string, string>
export type Basis = keyof typeof BASES

/** What a message to a patient is for: lib/messaging/outgoing.ts. */
export const MESSAGE_PURPOSE_WORDS = {
  reply: "An answer",
  confirmation: "A confirmation",
  reminder: "A reminder of an appointment",
  treatment: "News about the treatment",
  recall: "An invitation to come again",
  survey: "A question how it was",
  payment: "About a payment",
  slot_offer: "A time that came free",
  marketing: "An offer",
  consent_request: "A question for an agreement",
  receipt: "A receipt of an agreement",
  emergency: "An emergency",
} as const satisfies Record<string, string>
