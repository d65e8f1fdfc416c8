import type { Reading } from "../read"

/** What somebody wrote while a request was open, and what it is to be read as. */
export type AnswerPhrase = readonly [text: string, reading: Reading]
