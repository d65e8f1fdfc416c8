/**
 * What a phrase says where it stands in a message that is nothing but phrases.
 * `ack` ("ok", "fine") is no agreement by itself; `unsure` makes the whole message one for a person;
 * `limit` begins a condition, or takes back what was said before.
 * `yesAlone`, `noAlone`, `stopAlone` count only where nothing else was said.
 */
export const KINDS = [
  "yes",
  "no",
  "stop",
  "stopAll",
  "withdraw",
  "resume",
  "unsure",
  "limit",
  "ack",
  "polite",
  "yesAlone",
  "noAlone",
  "stopAlone",
] as const
export type Kind = (typeof KINDS)[number]

/** Phrases of one language, by bars: written as people write them, compared without case, accents and marks. */
export type Words = Partial<Record<Kind, string>>
