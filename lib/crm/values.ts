import { createHmac } from "node:crypto"
import type { Field, Mapping } from "@/lib/crm/words"
import { env } from "@/lib/env"
import { toE164 } from "@/lib/phone"

export type Values = Readonly<Record<Field, string | null>>
export type Properties = Readonly<Record<string, string | null | undefined>>

const KEPT = 24

/** Two spellings of one value are the same: of a number, an address, a name. */
export function normal(field: Field, value: string | null | undefined, country: string): string {
  const text = (value ?? "").trim().replace(/\s+/g, " ")
  if (field === "phone") return toE164(text, country) ?? text.replace(/\D/g, "")
  if (field === "email" || field === "language") return text.toLowerCase()
  return text
}

/** Of a value only what cannot be read back, and is told from another person's. */
export const hashOf = (patientId: string, field: Field, normalised: string): string =>
  createHmac("sha256", env().NEXTAUTH_SECRET)
    .update(`crm\n${patientId}\n${field}\n${normalised}`)
    .digest("base64url")
    .slice(0, KEPT)

/**
 * What is written: of a new contact all there is, of a known one what is ours to say. `current` is how it stands there;
 * null: it is new. `forced` fields are written whatever is usual: a person said so.
 */
export function propertiesFor(
  mapping: Mapping,
  values: Values,
  current: Properties | null,
  forced: readonly string[] = [],
): Record<string, string> {
  const given: Record<string, string> = {}
  for (const { field, property, direction } of mapping) {
    const value = values[field]
    if (!value) continue
    const isWritten =
      current === null ||
      direction === "ours" ||
      forced.includes(field) ||
      (direction === "empty" && !current[property])
    if (isWritten) given[property] = value
  }
  return given
}

/** Keyed hashes of what was written, by field. */
export function writtenHashes(
  mapping: Mapping,
  patientId: string,
  properties: Readonly<Record<string, string>>,
  country: string,
): Record<string, string> {
  return Object.fromEntries(
    mapping.flatMap(({ field, property }) => {
      const value = properties[property]
      return value === undefined ? [] : [[field, hashOf(patientId, field, normal(field, value, country))]]
    }),
  )
}
