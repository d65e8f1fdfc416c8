import { idFrom, isId } from "@/lib/ids"

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/**
 * The id our rows know a run by: a server's ULID as the UUID of the same 128 bits, so that both lead to one another;
 * any other name of a server's by its hash; the embedded engine's UUID as it is.
 */
export function ownRunId(externalId: string): string {
  if (isId(externalId)) return externalId
  const ulid = externalId.toUpperCase()
  if (!ULID.test(ulid)) return idFrom(`server run ${externalId}`)
  const hex = bitsOf(ulid).toString(16).padStart(32, "0")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** When a ULID was made; null for ids that do not tell. */
export function madeAt(externalId: string): Date | null {
  const ulid = externalId.toUpperCase()
  return ULID.test(ulid) ? new Date(Number(bitsOf(ulid.slice(0, 10)))) : null
}

const bitsOf = (digits: string): bigint =>
  [...digits].reduce((sum, digit) => sum * 32n + BigInt(DIGITS.indexOf(digit)), 0n)
