import { Secret, TOTP } from "otpauth"
import { encode } from "uqr"
import type { BegunEnrolment } from "@/lib/sessions/schema"

const PERIOD_S = 30
/** A code of the step before or after is taken too: clocks differ, and people type slowly. */
const WINDOW = 1

const totpOf = (secret: string, label = "Rounds") =>
  new TOTP({ issuer: "Rounds", label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_S })

/** 160 random bits, as authenticator apps take them. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** Six digits, however they were spaced. */
export const isCode = (text: string): boolean => /^\d{6}$/.test(text)

/** The time step `code` belongs to, or null when it is none of this secret's near `at`. */
export function stepOf(secret: string, code: string, at: Date): number | null {
  if (!isCode(code)) return null
  const timestamp = at.getTime()
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW })
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_S) + delta
}

/** What the app would show. For tests and the demo. */
export const codeAt = (secret: string, at: Date): string =>
  totpOf(secret).generate({ timestamp: at.getTime() })

/** The secret as a QR code: a path, because the page's policy takes no inline style and no foreign script. */
export function pictureOf(secret: string, email: string): Omit<BegunEnrolment, "pending"> {
  const uri = totpOf(secret, email).toString()
  const { data, size } = encode(uri, { ecc: "M", border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("")
  return { secret: secret.match(/.{1,4}/g)?.join(" ") ?? secret, uri, path, size }
}
