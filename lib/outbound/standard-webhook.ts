import { createHmac, timingSafeEqual } from "node:crypto"

const PREFIX = "whsec_"
/** A request older or newer than this is not taken: who listened in cannot send it again tomorrow. */
export const TOLERANCE_S = 5 * 60

const keyOf = (secret: string): Buffer =>
  secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), "base64") : Buffer.from(secret)

const signature = (secret: string, id: string, seconds: number, body: string): string =>
  createHmac("sha256", keyOf(secret)).update(`${id}.${seconds}.${body}`).digest("base64")

/** The three headers of a webhook signed as Standard Webhooks says. `id` stays the same when it is sent again. */
export function webhookHeaders(given: { id: string; secret: string; body: string; at: Date }): {
  "webhook-id": string
  "webhook-timestamp": string
  "webhook-signature": string
} {
  const seconds = Math.floor(given.at.getTime() / 1000)
  return {
    "webhook-id": given.id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": `v1,${signature(given.secret, given.id, seconds, given.body)}`,
  }
}

/** Whether it was signed so, with this secret, about now. */
export function isSignedWebhook(given: {
  headers: { get(name: string): string | null }
  secret: string
  body: string
  at: Date
}): boolean {
  const id = given.headers.get("webhook-id")
  const seconds = Number(given.headers.get("webhook-timestamp"))
  if (!id || !Number.isInteger(seconds)) return false
  if (Math.abs(given.at.getTime() / 1000 - seconds) > TOLERANCE_S) return false
  const wanted = Buffer.from(signature(given.secret, id, seconds, given.body), "base64")
  return (given.headers.get("webhook-signature") ?? "").split(" ").some((one) => {
    const theirs = Buffer.from(one.startsWith("v1,") ? one.slice(3) : "", "base64")
    return theirs.length === wanted.length && timingSafeEqual(theirs, wanted)
  })
}
