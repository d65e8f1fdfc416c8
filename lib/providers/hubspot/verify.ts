import { createHash, createHmac } from "node:crypto"
import { firstEqual } from "@/lib/providers/hmac"
import type { Verify } from "@/lib/providers/provider"
import { MINUTE_MS, nowMs } from "@/lib/time"

const BASE64 = /^[A-Za-z0-9+/]{43}=$/
const HEX = /^([0-9a-f]{64})$/
const MILLISECONDS = /^\d{1,16}$/
const WINDOW_MS = 5 * MINUTE_MS

/** The escapes that HubSpot takes back before it signs an address, and no others. */
const DECODED: Readonly<Record<string, string>> = {
  "%3A": ":",
  "%2F": "/",
  "%3F": "?",
  "%40": "@",
  "%21": "!",
  "%24": "$",
  "%27": "'",
  "%28": "(",
  "%29": ")",
  "%2A": "*",
  "%2C": ",",
  "%3B": ";",
}
const ESCAPES = new RegExp(Object.keys(DECODED).join("|"), "gi")

export const signedAddress = (url: string): string =>
  url.replace(ESCAPES, (code) => DECODED[code.toUpperCase()] ?? code)

/** `X-HubSpot-Signature-v3`: HMAC over method, address, raw body and time, within five minutes of now on either side. */
export const verifyV3: Verify = ({ headers, body, secrets, method, url, at }) => {
  const given = headers.get("x-hubspot-signature-v3") ?? ""
  const stamp = headers.get("x-hubspot-request-timestamp") ?? ""
  if (!BASE64.test(given) || !MILLISECONDS.test(stamp) || !method || !url) return null
  if (Math.abs((at?.getTime() ?? nowMs()) - Number(stamp)) > WINDOW_MS) return null
  const theirs = Buffer.from(given, "base64")
  return firstEqual(secrets, (secret) => [
    theirs,
    createHmac("sha256", secret)
      .update(`${method}${signedAddress(url)}`)
      .update(body)
      .update(stamp)
      .digest(),
  ])
}

/** `X-HubSpot-Signature`: SHA-256 of secret and body. Knows no time: only for who chose it, and never beside another. */
export const verifyV1: Verify = ({ headers, body, secrets }) => {
  const hex = HEX.exec(headers.get("x-hubspot-signature") ?? "")?.[1]
  if (!hex || !/^v1$/.test(headers.get("x-hubspot-signature-version") ?? "v1")) return null
  const theirs = Buffer.from(hex, "hex")
  return firstEqual(secrets, (secret) => [theirs, createHash("sha256").update(secret).update(body).digest()])
}
