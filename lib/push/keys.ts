import { createECDH, hkdfSync } from "node:crypto"
import { env } from "@/lib/env"

export type VapidKeys = { publicKey: string; privateKey: string; subject: string }

/**
 * The keys by which push services and browsers know us. Made from the secret that also makes the database's passwords: nothing
 * to store and the same in every process. When they change, browsers subscribe anew.
 */
export function vapidKeys(): VapidKeys {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, NEXTAUTH_SECRET } = env()
  if (VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY)
    return { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY, subject: subject() }
  if (made?.of !== NEXTAUTH_SECRET) made = { of: NEXTAUTH_SECRET, ...keysFrom(NEXTAUTH_SECRET) }
  return { publicKey: made.publicKey, privateKey: made.privateKey, subject: subject() }
}

let made: { of: string; publicKey: string; privateKey: string } | undefined

function keysFrom(secret: string) {
  const ecdh = createECDH("prime256v1")
  for (let round = 0; ; round++) {
    const bytes = Buffer.from(hkdfSync("sha256", secret, "rounds", `web push ${round}`, 32))
    try {
      // A number beyond the curve's order is no key; the next one is.
      ecdh.setPrivateKey(bytes)
      return { publicKey: ecdh.getPublicKey().toString("base64url"), privateKey: bytes.toString("base64url") }
    } catch (error) {
      if (round > 8) throw error
    }
  }
}

function subject(): string {
  const { VAPID_SUBJECT, MAIL_FROM, NEXTAUTH_URL } = env()
  if (VAPID_SUBJECT) return VAPID_SUBJECT
  const address = /[^\s<>]+@[^\s<>]+/.exec(MAIL_FROM ?? "")?.[0]
  if (address) return `mailto:${address}`
  return NEXTAUTH_URL.startsWith("https:") ? NEXTAUTH_URL : "mailto:rounds@localhost"
}
