/** Why nothing can be written to a person, or was not: said where it would be written. */
export const HINDRANCES = {
  merged: "This record was joined with another one. Write from there.",
  no_conversation: "This person has not written by WhatsApp.",
  no_number: "WhatsApp hides this person's number.",
  withdrawn: "This person took back the agreement to be written to.",
  not_connected: "WhatsApp is not connected for sending.",
  paused: "WhatsApp is paused for this clinic.",
  window_closed: "More than 24 hours have passed since this person wrote.",
} as const satisfies Record<string, string>
export type Hindrance = keyof typeof HINDRANCES

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
