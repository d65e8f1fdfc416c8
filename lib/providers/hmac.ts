import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import type { Secrets } from "@/lib/providers/provider"

/** A connection in the middle of a rotation has the new secret and the one before it. */
const ACTIVE_SECRETS = 2

/**
 * Which secret signed the body: HMAC-SHA256, or the one its vendor has, in the header's one group, lower-case hex. A header sent twice arrives
 * joined by a comma, which a pattern of the whole lets through as little as any other junk.
 */
export function signedBy(
  given: string | null,
  form: RegExp,
  body: Uint8Array,
  secrets: Secrets,
  algorithm: "sha256" | "sha1" = "sha256",
): number | null {
  const hex = given ? form.exec(given)?.[1] : undefined
  if (!hex) return null
  const theirs = Buffer.from(hex, "hex")
  return firstEqual(secrets, (secret) => [theirs, createHmac(algorithm, secret).update(body).digest()])
}

/** Which secret was shown. Hashed first: equal lengths, so that the comparison tells nothing of a secret's length either. */
export function shownBy(given: string | null | undefined, secrets: Secrets): number | null {
  if (!given) return null
  const hash = (text: string) => createHash("sha256").update(text).digest()
  return firstEqual(secrets, (secret) => [hash(given), hash(secret)])
}

/** The first secret for which what was given is what is wanted, in constant time; null for none. */
export function firstEqual(secrets: Secrets, pair: (secret: string) => [Buffer, Buffer]): number | null {
  for (const [index, secret] of secrets.secrets.slice(0, ACTIVE_SECRETS).entries()) {
    if (secret === "") continue
    const [given, wanted] = pair(secret)
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return index + 1
  }
  return null
}
