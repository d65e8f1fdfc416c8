import { isUnnamed } from "@/lib/patients/rules"

/** What may stand in a quick reply and is filled in where it is used. */
export const GAPS = ["patient.firstName", "clinic.name", "member.name", "appointment.time"] as const
export type GapName = (typeof GAPS)[number]

const GAP = /\{\s*([a-zA-Z]+\.[a-zA-Z]+)\s*\}/g

/** Gaps of a text that nobody knows: it cannot be kept so. */
export const unknownGaps = (text: string): string[] => [
  ...new Set([...text.matchAll(GAP)].flatMap(([, name]) => (isGap(name) ? [] : [name ?? ""]))),
]
const isGap = (name: string | undefined): name is GapName => GAPS.some((one) => one === name)

/** The text with what is known in its gaps; what is not is left out and named. */
export function fillGaps(
  text: string,
  known: Partial<Record<GapName, string | null>>,
): { text: string; missing: string[] } {
  const missing = new Set<string>()
  const filled = text.replace(GAP, (_, name: string) => {
    const value = isGap(name) ? known[name]?.trim() : undefined
    if (!value) missing.add(name)
    return value ?? ""
  })
  return { text: missing.size > 0 ? tidied(filled) : filled, missing: [...missing] }
}

/** "Hello , nine" → "Hello, nine" */
const tidied = (text: string): string =>
  text
    .replace(/[ \t]{2,}/g, " ")
    .replace(/[ \t]+([,.!?])/g, "$1")
    .trim()

/** The wording in the person's language, else the clinic's, else the first there is. */
export function wordingFor(
  texts: Readonly<Record<string, string | undefined>>,
  ...languages: (string | null)[]
): { language: string; text: string } | null {
  const written = Object.entries(texts).filter(([, text]) => text)
  const found = languages.flatMap((one) => written.find(([language]) => language === one) ?? [])
  const [language, text] = found.length > 0 ? found : (written[0] ?? [])
  return language && text ? { language, text } : null
}

/** "Dr. Maria Pop" is called Maria; an address for want of a name is none. */
export function firstNameOf(name: string): string | null {
  if (isUnnamed(name)) return null
  const [first] = name.split(/\s+/).filter((word) => !/^(dr|prof|mr|mrs|ms|dl|dna|d-na|d-l)\.?$/i.test(word))
  return first && /^\p{L}[\p{L}\p{M}'’-]+$/u.test(first) ? first : null
}
