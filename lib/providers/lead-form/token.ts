import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import { env } from "@/lib/env"

export const TOKEN_LIFE_MS = 2 * 60 * 60_000
/** Servers' clocks differ a little. */
const SKEW_MS = 5_000
const NONCE = /^[A-Za-z0-9_-]{22}$/
const MOST_CHARACTERS = 200

/** What a person cannot do: fill a form in faster than this. A demo's visitors are programs too. */
export const minSeconds = (): number => (env().ROUNDS_DEMO ? 0 : 3)

export type TokenVerdict =
  /** The nonce: the key of the event, so that a token counts once. */
  { is: "good"; nonce: string; issuedMs: number } | { is: "wrong" | "early" | "old" }

/** Permission to send one clinic's form once. Signed, and kept nowhere until it is used. */
export function issueToken(clinicId: string, nowMs: number): string {
  const nonce = randomBytes(16).toString("base64url")
  const issued = Math.floor(nowMs).toString(36)
  return `${issued}.${nonce}.${signature(clinicId, issued, nonce).toString("base64url")}`
}

export function checkToken(token: unknown, clinicId: string, nowMs: number): TokenVerdict {
  const read = readToken(token, clinicId)
  if (!read) return { is: "wrong" }
  const ageMs = nowMs - read.issuedMs
  if (ageMs < -SKEW_MS) return { is: "wrong" }
  if (ageMs > TOKEN_LIFE_MS) return { is: "old" }
  if (ageMs < minSeconds() * 1_000) return { is: "early" }
  return { is: "good", ...read }
}

function readToken(token: unknown, clinicId: string): { nonce: string; issuedMs: number } | null {
  if (typeof token !== "string" || token.length > MOST_CHARACTERS) return null
  const [issued, nonce, signed, ...rest] = token.split(".")
  if (!issued || !nonce || !signed || rest.length > 0 || !NONCE.test(nonce)) return null
  const wanted = Buffer.from(signature(clinicId, issued, nonce).toString("base64url"))
  const shown = Buffer.from(signed)
  // Compared as text: base64 of other padding bits must not pass for the same token.
  if (shown.length !== wanted.length || !timingSafeEqual(shown, wanted)) return null
  return { nonce, issuedMs: Number.parseInt(issued, 36) }
}

function signature(clinicId: string, issued: string, nonce: string): Buffer {
  const key = createHmac("sha256", env().NEXTAUTH_SECRET).update("rounds lead form").digest()
  return createHmac("sha256", key).update(`${clinicId}.${issued}.${nonce}`).digest()
}
