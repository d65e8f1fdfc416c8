/**
 * How colleagues write down whom they mean, as patterns that Postgres and we read alike (without case): a name in either
 * order, with or without its marks; a number in every grouping. Single names are words of many texts and are not sought.
 */
export const nameMentions = (name: string): string[] => {
  const parts = name
    .trim()
    .split(/[\s-]+/)
    .filter(Boolean)
  const [first, last] = [parts[0], parts.at(-1)]
  if (parts.length < 2 || !first || !last || parts.join("").length < 5) return []
  const orders = [parts, [last, ...parts.slice(0, -1)], [first, last], [last, first]]
  const patterns = orders.map((order) => whole(order.map(letters).join("[\\s.,_-]{1,3}")))
  return [...new Set(patterns)]
}

const GAP = "[\\s().\\/-]{0,3}"

export function numberMention(address: string): string | null {
  const digits = address.replace(/\D/g, "")
  if (!/^\+?\d+$/.test(address) || digits.length < 7) return null
  const core = digits.slice(-9)
  const before = digits.slice(0, -9)
  const country = before && `(?:(?:\\+|00)?${[...before].join(GAP)}${GAP})?`
  return `(?<!\\d)${country}(?:\\(?0\\)?${GAP})?${[...core].join(GAP)}(?!\\d)`
}

/** An e-mail address, a name in a messenger, the clinic's own number of them. */
export const wordMention = (word: string): string | null =>
  word.trim().length < 5 ? null : whole([...word.trim()].map(escaped).join(""))

/** The same pattern for a text that we hold ourselves. */
export const asRegExp = (pattern: string): RegExp =>
  new RegExp(pattern.replaceAll("\\w", "[\\p{L}\\p{N}_]"), "iu")

const whole = (pattern: string): string => `(?<!\\w)${pattern}(?!\\w)`
const escaped = (letter: string): string => letter.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")

/** Each letter with or without what stands over and under it. */
function letters(part: string): string {
  return [...part.normalize("NFC")]
    .map((letter) => {
      const variants = VARIANTS.get(plain(letter))
      return variants ? `[${variants}]` : escaped(letter)
    })
    .join("")
}

const STROKES: Readonly<Record<string, string>> = { ł: "l", đ: "d", ø: "o", ı: "i" }
function plain(letter: string): string {
  const small = letter.toLowerCase()
  return STROKES[small] ?? small.normalize("NFD").replace(/\p{M}/gu, "")
}

/** Letter → all its forms of the Latin script, in both cases. */
const VARIANTS: ReadonlyMap<string, string> = (() => {
  const found = new Map<string, string>()
  const ranges = [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ] as const
  for (const [from, to] of ranges)
    for (let code = from; code <= to; code++) {
      const letter = String.fromCodePoint(code)
      const base = plain(letter)
      if (/\p{L}/u.test(letter) && /^[a-z]$/.test(base)) found.set(base, (found.get(base) ?? "") + letter)
    }
  return found
})()
