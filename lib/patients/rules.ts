const SPECIAL: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  œ: "oe",
}

/** Lower case, without diacritics, single spaces: what search reads, on both sides. */
export function foldName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
  return plain
    .replace(/[ßæøłđıœ]/g, (letter) => SPECIAL[letter] ?? letter)
    .replace(/\s+/gu, " ")
    .trim()
}

/** The last four digits of a phone number; null for an address that is none. */
export function lastFourOf(address: string): string | null {
  return /^\+?\d{4,20}$/.test(address) ? address.slice(-4) : null
}

/** What a person is called of whom only the address is known. */
export function nameFor(name: string | null, address: string): string {
  return name ?? (lastFourOf(address) ? address : "WhatsApp user")
}
