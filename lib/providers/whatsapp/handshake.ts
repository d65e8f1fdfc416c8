import { createHash, timingSafeEqual } from "node:crypto"
import type { Handshake } from "@/lib/providers/provider"

const LONGEST_CHALLENGE = 1_000

/** Meta asks once, when the webhook is set up: it shows our token and wants its challenge back. */
export const handshake: Handshake = (params, verifyToken) => {
  const shown = only(params, "hub.verify_token")
  if (only(params, "hub.mode") !== "subscribe" || shown === undefined) return { status: 400 }
  if (!verifyToken || !same(shown, verifyToken)) return { status: 403 }
  const challenge = only(params, "hub.challenge")
  if (!challenge || challenge.length > LONGEST_CHALLENGE) return { status: 400 }
  return { status: 200, body: challenge }
}

function only(params: URLSearchParams, name: string): string | undefined {
  const values = params.getAll(name)
  return values.length === 1 ? values[0] : undefined
}

// Hashed first: equal lengths, so that the comparison tells nothing of the token's length either.
function same(shown: string, wanted: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest()
  return timingSafeEqual(hash(shown), hash(wanted))
}
