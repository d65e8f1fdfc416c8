import { env } from "@/lib/env"
import { hashToken, isToken, newToken } from "@/lib/sessions/token"

type Kind = "i" | "reset"

/** A link's token goes out once; what is kept is its SHA-256. */
export function newLink(kind: Kind): { url: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = newToken()
  return { url: `${env().NEXTAUTH_URL}/${kind}/${token}`, tokenHash: new Uint8Array(hashToken(token)) }
}

/**
 * What to look for. A text that is no token is looked for as well, under a hash nothing has: every wrong link costs the
 * same.
 */
export const tokenHashOf = (token: string): Buffer => hashToken(isToken(token) ? token : `no token ${token}`)
