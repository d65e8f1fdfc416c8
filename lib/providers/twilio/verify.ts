import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import { firstEqual } from "@/lib/providers/hmac"
import type { Verify } from "@/lib/providers/provider"

const SIGNATURE = /^([A-Za-z0-9+/]{27}=)$/
const SHA256 = /^[0-9a-f]{64}$/i

/**
 * `X-Twilio-Signature`: HMAC-SHA1 over the address as it is configured at Twilio and the form's fields in the order of their
 * names. Of any other body the address names the hash instead. Twilio writes the port, or leaves it out.
 */
export const verifyTwilio: Verify = ({ headers, body, secrets, url }) => {
  const given = SIGNATURE.exec(headers.get("x-twilio-signature") ?? "")?.[1]
  if (!given || !url) return null
  const hash = new URL(url).searchParams.get("bodySHA256")
  if (hash !== null && !isHashOf(hash, body)) return null
  // Of what is no form only the hash can be signed.
  if (hash === null && /json/i.test(headers.get("content-type") ?? "")) return null
  const fields = hash === null ? fieldsOf(body) : ""
  const theirs = Buffer.from(given, "base64")
  for (const address of [url, withPort(url)]) {
    const matched = firstEqual(secrets, (secret) => [theirs, signature(secret, `${address}${fields}`)])
    if (matched) return matched
  }
  return null
}

const signature = (secret: string, text: string) => createHmac("sha1", secret).update(text, "utf8").digest()

/** What a Twilio would show for this form at this address; `fields` as they are sent. */
export const signatureFor = (secret: string, url: string, form: string): string =>
  signature(secret, `${url}${fieldsOf(Buffer.from(form))}`).toString("base64")

/** Name and value of each field without anything between, a repeated one's values in their order, each once. */
function fieldsOf(body: Uint8Array): string {
  const form = new URLSearchParams(Buffer.from(body).toString("utf8"))
  const names = [...new Set(form.keys())].sort()
  return names
    .map((name) =>
      [...new Set(form.getAll(name))]
        .sort()
        .map((value) => name + value)
        .join(""),
    )
    .join("")
}

function isHashOf(hash: string, body: Uint8Array): boolean {
  if (!SHA256.test(hash)) return false
  return timingSafeEqual(Buffer.from(hash, "hex"), createHash("sha256").update(body).digest())
}

/** The same address with its scheme's own port written out, or without it. */
function withPort(url: string): string {
  const at = new URL(url)
  const own = at.protocol === "https:" ? "443" : "80"
  const [, scheme = "", host = "", rest = ""] = /^(https?:\/\/)([^/?#]*)(.*)$/s.exec(url) ?? []
  if (at.port === "" && !host.endsWith(`:${own}`)) return `${scheme}${host}:${own}${rest}`
  return `${scheme}${host.replace(/:\d+$/, "")}${rest}`
}
