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
  return name ?? (lastFourOf(address) || address.includes("@") ? address : NAMELESS)
}

const NAMELESS = "WhatsApp user"

/** Called by an address, for want of a name. */
export const isUnnamed = (name: string): boolean =>
  name === NAMELESS || lastFourOf(name) !== null || (name.includes("@") && !/\s/.test(name))

/** Why it is not certain who somebody is. */
export type Doubt = keyof typeof DOUBTS
export const DOUBTS = {
  several_open: "Several people share this number, and more than one has an open enquiry.",
  name: "The name it was sent under is like another person's at this number.",
  other_name: "The number is known, but under another name.",
  two_records: "One WhatsApp account turned out to stand for two records.",
} as const satisfies Record<string, string>

/** Every word of the shorter name is in the longer one: "Ana" and "Ana Pop", "Pop Ana" and "Ana-Maria Pop". */
export function resembles(one: string, other: string): boolean {
  const [short = [], long = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length)
  return short.some((word) => word.length > 2) && short.every((word) => long.includes(word))
}

const wordsOf = (name: string): string[] =>
  foldName(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

type Choosable = {
  patientId: string
  name: string
  addresses: ReadonlySet<string>
  isDirect: boolean
  linkedAt: Date
  enquiredAt: Date | null
  hasOpenLead: boolean
}

/**
 * Families share a phone: of several people at an address, the one who enquired last. In a form a person gives the own
 * name, which goes before; the name of a WhatsApp profile is the phone's owner's and only casts doubt.
 */
export function choosePatient<One extends Choosable>(
  person: { name: string | null; source: string },
  patients: readonly One[],
): { chosen: One | undefined; doubt: Doubt | null } {
  const { name } = person
  const isLike = (one: One) => name !== null && resembles(name, one.name)
  const isTyped = person.source !== "whatsapp"
  const rank = (one: One): number[] => [
    isTyped && isLike(one) ? 1 : 0,
    one.addresses.size,
    one.isDirect ? 1 : 0,
    one.enquiredAt?.getTime() ?? 0,
    -one.linkedAt.getTime(),
  ]
  const [chosen, ...others] = [...patients].sort((one, other) => {
    const theirs = rank(other)
    const n = rank(one).findIndex((value, at) => value !== theirs[at])
    return n < 0 ? (one.patientId < other.patientId ? -1 : 1) : theirs[n]! - rank(one)[n]!
  })
  if (!chosen) return { chosen, doubt: null }
  if (isTyped && isLike(chosen)) return { chosen, doubt: null }
  if (isTyped && name !== null && !isUnnamed(chosen.name)) return { chosen, doubt: "other_name" }
  if (!isLike(chosen) && others.some(isLike)) return { chosen, doubt: "name" }
  // A number that somebody only typed may have a wrong digit, or be a relative's.
  if (name !== null && !chosen.isDirect && !isLike(chosen) && !isUnnamed(chosen.name))
    return { chosen, doubt: "other_name" }
  const open = patients.filter((one) => one.hasOpenLead)
  return { chosen, doubt: open.length > 1 ? "several_open" : null }
}
