const FAILURES: Readonly<Record<string, string>> = {
  no_token: "No access token is set.",
  no_account_id: "The WhatsApp Business Account id is missing.",
  token: "WhatsApp refuses our access token.",
  too_many: "WhatsApp asked us to slow down.",
  held_back: "WhatsApp did not work.",
  partner_down: "WhatsApp did not work.",
  unreachable: "WhatsApp could not be reached.",
  no_answer: "WhatsApp did not answer in time.",
  answer_lost: "The answer of WhatsApp was lost.",
  account_unknown: "WhatsApp knows no such account. Check the account id.",
  answer_unreadable: "WhatsApp answered something that could not be read.",
  bad_address: "The address set for WhatsApp cannot be called.",
}
const OTHERWISE = "WhatsApp did not work."

/** Why templates could not be read, in a sentence; said by t() where it is drawn. */
export const syncFailure = (because: string): string =>
  Object.hasOwn(FAILURES, because) ? (FAILURES[because] ?? OTHERWISE) : OTHERWISE
