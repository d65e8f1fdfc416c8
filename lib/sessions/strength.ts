import { fail } from "@/lib/errors"
import { t } from "@/lib/say"
import { COMMON } from "@/lib/sessions/common-passwords"

export const SHORTEST = 12
const LONGEST = 200
/** What must be left of it once everything guessable is taken out. */
const LEAST_OWN = 7
const LEAST_DIFFERENT = 5

const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
}
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
]

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
const plain = (text: string) => fold(text).replace(/[013457@$ ]/g, (sign) => LEET[sign] ?? "")

/** Words of the person's and the clinic's own that an attacker tries first. */
function ownWords(context: readonly string[]): string[] {
  const words = context.flatMap((text) => [fold(text), ...fold(text).split(/[^\p{L}\p{N}]+/u)])
  return [...new Set(words.filter((word) => word.length >= 4))].sort((a, b) => b.length - a.length)
}

/** Runs of four and more along the alphabet, the digits or the keyboard, either way. */
function withoutRuns(text: string): string {
  let rest = text
  for (const row of ROWS.flatMap((one) => [one, [...one].reverse().join("")])) {
    for (let length = Math.min(row.length, rest.length); length >= 4; length--) {
      for (let at = 0; at + length <= row.length; at++) rest = rest.replaceAll(row.slice(at, at + length), "")
    }
  }
  return rest
}

/**
 * Why a password is too easily guessed, as a sentence for its field, or null. Length counts, not kinds of characters:
 * three or four unrelated words are better than a short riddle.
 */
export function weakBecause(password: string, context: readonly string[]): string | null {
  const characters = [...password]
  if (characters.length < SHORTEST)
    return t("Use at least {n} characters; a few unrelated words are good.", { n: SHORTEST })
  if (characters.length > LONGEST) return t("Use at most {n} characters.", { n: LONGEST })
  const folded = fold(password)
  if (new Set(folded).size < LEAST_DIFFERENT) return "Use more different characters."
  const own = ownWords(context)
  const withoutOwn = own.reduce((rest, word) => rest.replaceAll(word, ""), folded)
  if (withoutOwn !== folded && withoutOwn.replace(/[^\p{L}]/gu, "").length < LEAST_OWN) {
    return "Leave out your name, your email and the clinic's name."
  }
  const bare = COMMON.reduce((rest, word) => rest.replaceAll(word, ""), plain(withoutRuns(withoutOwn)))
  if (new Set(bare).size < LEAST_DIFFERENT || bare.length < LEAST_OWN) {
    return "This is one of the first that would be tried. Use a few unrelated words."
  }
  return null
}

/** Throws `invalid_input` on `field` when the password is too easily guessed. */
export function refuseWeak(field: string, password: string, context: readonly string[]): void {
  const why = weakBecause(password, context)
  if (why) fail("invalid_input", { fields: { [field]: why } })
}
