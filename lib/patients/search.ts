import type { Tx } from "@/lib/db"
import { foldName } from "@/lib/patients/rules"

/** Ids of patients, best first: by part of a name, last digits, a whole number as people say it, or an e-mail address. */
export async function searchPatients(tx: Tx, wanted: string, most: number): Promise<string[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select search_patients(${searchedFor(wanted)}, ${most}::int) as id`
  return found.map((row) => row.id)
}

/** What the search function is asked for. A number's own zeros and plus in front are no digits of it. */
export function searchedFor(wanted: string): string {
  const digits = wanted.replace(/[\s()./-]/g, "")
  if (/^\+?\d{4}$/.test(digits)) return digits
  if (/^\+?\d{5,17}$/.test(digits)) {
    const bare = digits.replace(/^\+?0*/, "")
    return bare.length >= 4 ? bare : digits.slice(-4)
  }
  return wanted.includes("@") ? wanted.trim().toLowerCase() : foldName(wanted)
}
