import { createHmac, timingSafeEqual } from "node:crypto"
import type { Secrets, Verify } from "@/lib/providers/provider"

const META = /^sha256=([0-9a-f]{64})$/
const BARE = /^([0-9a-f]{64})$/
/** A connection in the middle of a rotation has the new secret and the one before it. */
const ACTIVE_SECRETS = 2

/** Meta: `X-Hub-Signature-256: sha256=` and lower-case hex over the raw body. */
export const verifyMeta: Verify = ({ headers, body, secrets }) =>
  matching(headers.get("x-hub-signature-256"), META, body, secrets)

/** 360dialog's partner plan: `x-360dialog-signature`, bare hex. */
export const verifyDialog: Verify = ({ headers, body, secrets }) =>
  matching(headers.get("x-360dialog-signature"), BARE, body, secrets)

/** 360dialog's direct customers get no signature, only the header they set themselves. */
export const verifyDialogHeader: Verify = ({ headers, secrets }) => {
  const given = headers.get(secrets.headerName ?? "authorization")
  if (!given) return null
  return firstEqual(secrets, (secret) => [Buffer.from(given.replace(/^Bearer /, "")), Buffer.from(secret)])
}

// A header sent twice arrives joined by a comma, which the patterns let through as little as any other junk.
function matching(given: string | null, form: RegExp, body: Uint8Array, secrets: Secrets): number | null {
  const hex = given ? form.exec(given)?.[1] : undefined
  if (!hex) return null
  const theirs = Buffer.from(hex, "hex")
  return firstEqual(secrets, (secret) => [theirs, createHmac("sha256", secret).update(body).digest()])
}

function firstEqual(secrets: Secrets, pair: (secret: string) => [Buffer, Buffer]): number | null {
  for (const [index, secret] of secrets.secrets.slice(0, ACTIVE_SECRETS).entries()) {
    if (secret === "") continue
    const [given, wanted] = pair(secret)
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return index + 1
  }
  return null
}
