/** Marks of letters that are no letters of their own; Devanagari keeps its vowel signs. */
const ACCENT = /\p{M}/u
const DEVANAGARI = /[\u0900-\u097f]/
const NUKTA = "\u093c"
/** Not seen when read: joiners, directions, soft hyphens, the Arabic stretch. */
const UNSEEN =
  /\u00ad|\u061c|\u0640|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|\ufeff|[\ufe00-\ufe0f]/
const LETTER = /[\p{L}\p{M}\p{N}]/u
const APOSTROPHE = /['’‘`´ʼ]/

/** One letter of several spellings. */
const SAME: Readonly<Record<string, string>> = {
  ß: "ss",
  ı: "i",
  ł: "l",
  đ: "d",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ى: "ي",
  ی: "ي",
  ة: "ه",
  ک: "ك",
  ٱ: "ا",
  "ँ": "ं",
}

/** The digits of one script, by where its nought stands. */
const NOUGHTS = [0x0660, 0x06f0, 0x0966]

function plain(char: string): string {
  const code = char.codePointAt(0) ?? 0
  for (const nought of NOUGHTS) if (code >= nought && code <= nought + 9) return String(code - nought)
  return SAME[char] ?? char
}

/** Words of a text in lower case, without accents, marks and what is not seen; any string will do. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  let open = ""
  for (const char of text.normalize("NFKD").toLowerCase()) {
    if (UNSEEN.test(char) || char === NUKTA) continue
    if (ACCENT.test(char) && !DEVANAGARI.test(char)) continue
    if (LETTER.test(char)) {
      open += plain(char)
      continue
    }
    // "don't" is one word, 'yes' in quotes is one, too.
    if (APOSTROPHE.test(char)) continue
    if (open) words.push(open)
    open = ""
  }
  if (open) words.push(open)
  return words
}

/** "yeeees" and "daaa" as they were meant. */
export const unstretched = (word: string): string => word.replace(/(\p{L})\1+/gu, "$1")
