import { t } from "@/lib/say"

/** Why a partner did not do it, in words that fit after who it was. */
const REASONS: Readonly<Record<string, string>> = {
  token: "It does not take our access token.",
  too_many: "It asked us to slow down.",
  pair_rate: "Too many messages to one person at once.",
  partner_down: "It did not work.",
  held_back: "It failed again and again, and was left alone for a while.",
  unreachable: "It could not be reached.",
  bad_address: "The address set for it cannot be called.",
  invalid_payload: "It does not accept what was sent.",
  window_closed: "More than 24 hours had passed since the person wrote.",
  not_reachable: "The number cannot get such messages.",
  offers_stopped: "The person stopped such messages.",
  account_locked: "The clinic's account is locked there.",
  not_paid: "A payment is missing there.",
  template: "The template is not approved, or does not fit.",
  changed_meanwhile: "It was changed there at the same time.",
  answer_lost: "Its answer was lost.",
  no_answer: "It did not answer in time.",
  answer_unreadable: "Its answer could not be read.",
  not_connected: "It is not connected.",
  withdrawn: "The person took back the agreement to be written to.",
  paused: "It is paused for this clinic.",
  answered_since: "Something newer was written to this person since.",
  unexpected: "It answered in a way nobody expected.",
}

export const reasonText = (reason: string): string | null =>
  Object.hasOwn(REASONS, reason) ? t(REASONS[reason] ?? reason) : null
