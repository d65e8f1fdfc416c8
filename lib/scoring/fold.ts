/**
 * Folding makes one spelling of many, and remembers where each word stood.
 * Lower case, no diacritics (ș ş s, ü u; Devanagari keeps its vowel signs), ß as ss, fancy letters as plain ones,
 * apostrophes and invisible characters dropped, doubled letters once ("tooothh" and "tooth" are both "toth"; this
 * also levels Hindi spellings such as aa/a), punctuation kept as clause marks.
 */

export type Token = { word: string; start: number; end: number }

/** `,` ends a clause, `.` and `?` end a sentence. */
export const isMark = (word: string) => word === "," || word === "." || word === "?"

const DROP =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\u093c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/
const INSIDE = /[\p{L}\p{M}\p{N}]/u
const DIGIT = /[0-9]/
const STRAY = /[\ud800-\udfff]/
const APOSTROPHES = "'’‘`´ʼ"
/** No word of a language is longer; what is, is noise, and only its beginning is kept. */
const LONGEST_WORD = 64
/** UTF-16 units of a text that are read: WhatsApp's own limit. Scoring is synchronous and must stay short. */
export const LONGEST_TEXT = 4_096
const SPECIAL: Record<string, string> = { ß: "ss", æ: "ae", ø: "o", ł: "l", đ: "d", ı: "i", œ: "oe" }

function foldCodePoint(point: string): string {
  const first = point.charCodeAt(0)
  if (first < 128) return point.toLowerCase()
  let out = ""
  for (const char of point.normalize("NFKD").toLowerCase()) {
    if (!DROP.test(char)) out += SPECIAL[char] ?? char
  }
  return out
}

/** A word or phrase as the rules compare it; for the lexicon. */
export function foldWord(word: string): string {
  let out = ""
  for (const point of word) {
    for (const char of foldCodePoint(point)) {
      if (char !== out.at(-1) || DIGIT.test(char)) out += char
    }
  }
  return out
}

function markOf(char: string, previous: string, next: string): string | null {
  if (char === "?" || char === "؟") return "?"
  if (char === "." || char === "!" || char === "…" || char === "\n" || char === "।" || char === "\u0000")
    return "."
  if (char === "-") return /\s/.test(previous) && /\s/.test(next) ? "," : null
  if (/[,:;()/|–—•]|\p{Extended_Pictographic}/u.test(char)) return ","
  return null
}

const STRENGTH: Record<string, number> = { ",": 1, ".": 2, "?": 3 }

function pushMark(tokens: Token[], mark: string, start: number, end: number) {
  const last = tokens.at(-1)
  if (!last || !isMark(last.word)) {
    tokens.push({ word: mark, start, end })
    return
  }
  last.end = end
  if ((STRENGTH[mark] ?? 0) > (STRENGTH[last.word] ?? 0)) last.word = mark
}

/** Words and marks of a text in order; offsets are UTF-16 units of the text as given. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let open: Token | null = null
  let at = 0
  for (const point of text) {
    const start = at
    at += point.length
    const folded = STRAY.test(point) && point.length === 1 ? "" : foldCodePoint(point)
    if (folded === "") continue
    const next = text[at] ?? " "
    if (INSIDE.test(folded[0] === undefined ? " " : folded)) {
      if (!open) {
        open = { word: "", start, end: at }
        tokens.push(open)
      }
      for (const char of folded) {
        if (open.word.length >= LONGEST_WORD) break
        if (char !== open.word.at(-1) || DIGIT.test(char)) open.word += char
      }
      open.end = at
      continue
    }
    if (open && APOSTROPHES.includes(point) && INSIDE.test(next)) continue
    if (open && /[.,:]/.test(point) && DIGIT.test(open.word.at(-1) ?? "") && DIGIT.test(next)) {
      if (open.word.length < LONGEST_WORD) open.word += point
      continue
    }
    open = null
    const mark = markOf(point, text[start - 1] ?? " ", next)
    if (mark) pushMark(tokens, mark, start, at)
  }
  return tokens
}

/** The tokens of a text of any length: of one that is too long, those of its beginning and its end. */
export function tokensOf(text: string): Token[] {
  if (text.length <= LONGEST_TEXT) return tokenize(text)
  const head = LONGEST_TEXT / 2
  const tail = text.length - head
  const last = tokenize(text.slice(tail)).map(({ word, start, end }) => ({
    word,
    start: start + tail,
    end: end + tail,
  }))
  return [...tokenize(text.slice(0, head)), { word: ".", start: head, end: tail }, ...last]
}
