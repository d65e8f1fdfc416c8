import { foldName } from "@/lib/patients/rules"

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/gu
const LINK = /\b(https?:\/\/|www\.)\S+/giu
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{3,}/gu
const BANK = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}[ ]?[A-Z0-9]{0,4}\b/gu
/** Seven digits and more, however they are spaced: phones, cards, identity numbers, dates of birth. */
const NUMBER = /(?<![\p{L}\p{N}])\+?\(?\p{Nd}(?:[ \-./()\u00a0]{0,3}\p{Nd}){6,}/gu
const STREET =
  /(?<![\p{L}\p{N}])(?:(?:str(?:ada)?|bd|b-dul|bulevardul|calea|aleea|șos|sos|șoseaua)\.?\s+[\p{L}. -]{2,40}?,?\s*(?:nr\.?\s*)?\d{1,4}\p{L}?|\d{1,4}\p{L}?\s+(?:\p{Lu}[\p{L}.'-]+\s+){1,3}(?:street|st|road|rd|avenue|ave|lane|ln)\b\.?|\p{Lu}[\p{L}.-]*(?:straße|strasse|str\.|gasse|weg|platz)\s+\d{1,4}\p{L}?)/giu
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu
const SHORTEST_NAME = 3

export type KnownOf = { names: readonly string[]; addresses: readonly string[] }

/**
 * A patient's words without what tells who they are, as far as that is known: the names and addresses in their record,
 * and whatever looks like a number, a mail address, a link, a bank account or a street.
 */
export function redact(text: string, known: KnownOf): string {
  let out = text
  for (const address of known.addresses)
    if (address.length >= 5) out = out.replaceAll(new RegExp(escaped(address), "giu"), "[contact]")
  out = out
    .replace(MAIL, "[mail]")
    .replace(LINK, "[link]")
    .replace(HANDLE, "[handle]")
    .replace(BANK, "[number]")
    .replace(NUMBER, "[number]")
    .replace(STREET, "[address]")
  const names = new Set(
    known.names
      .flatMap((name) => foldName(name).split(/[\s'’-]+/))
      .filter((word) => word.length >= SHORTEST_NAME),
  )
  return names.size === 0 ? out : out.replace(WORD, (word) => withoutName(word, names))
}

const withoutName = (word: string, names: ReadonlySet<string>): string =>
  foldName(word)
    .split(/['’-]/)
    .some((part) => names.has(part))
    ? "[name]"
    : word

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
