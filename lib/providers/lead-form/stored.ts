import { checkFields } from "@/lib/providers/lead-form/fields"
import type { Given } from "@/lib/providers/lead-form/shape"

const MOST_FIELDS = 200
/** What a form may carry besides our own fields; a flood of large ones must not fill the disk. */
const MOST_OTHERS = 64 * 1024
const OURS =
  /^(name|phone|email|message|consent(\.\w+)?|utm_(source|medium|campaign)|form_(language|version))$/
/** What let the form in is of no use afterwards, and nobody who reads a stored body should find it. */
const PASSED = ["token", "website"]

/** A form's fields as JSON. A name given twice becomes a list, which no field of ours takes. */
export function jsonOfForm(form: URLSearchParams): string {
  const given = new Map<string, unknown>()
  for (const [name, value] of form) {
    if (given.size >= MOST_FIELDS) throw new Error("more fields than a form has")
    given.set(name, given.has(name) ? [value] : value)
  }
  return JSON.stringify(Object.fromEntries(given))
}

export const isGiven = (body: unknown): body is Given =>
  typeof body === "object" && body !== null && !Array.isArray(body)

/** A field that people do not see: only a program fills it. */
export const isTrapped = (given: Given): boolean =>
  given.website !== undefined && given.website !== null && given.website !== ""

/** The key of the event: in a request the token's nonce, in what is stored by its own name. */
export function nonceOf(given: Given): string {
  if (typeof given.token === "string") return given.token.split(".")[1] ?? ""
  return typeof given.nonce === "string" ? given.nonce : ""
}

/**
 * The body as it is kept, without token and trap. Of what a program filled in nothing stays, unless it reads like a
 * person's form, agreement included: somebody's browser may have filled the trap. Of fields that are not ours there is
 * room for so many, else they are left out as a whole.
 */
export function keptBody(_body: Buffer, parsed: unknown): Buffer {
  if (!isGiven(parsed)) return Buffer.from("{}")
  const keeps = !isTrapped(parsed) || checkFields(parsed).ok
  const fields = keeps ? Object.entries(parsed).filter(([name]) => !PASSED.includes(name)) : []
  const whole = keptJson(fields, parsed)
  if (whole.length <= MOST_OTHERS) return whole
  return keptJson(
    fields.filter(([name]) => OURS.test(name)),
    parsed,
  )
}

const keptJson = (fields: [string, unknown][], parsed: Given): Buffer =>
  Buffer.from(JSON.stringify({ ...Object.fromEntries(fields), nonce: nonceOf(parsed) }))
