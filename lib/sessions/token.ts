import { createHash, randomBytes } from "node:crypto"

/** 256 random bits: what the cookie holds. Only its hash is stored, so a stolen dump opens no session. */
export const newToken = (): string => randomBytes(32).toString("base64url")

export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest()

export const isToken = (value: string | undefined): value is string =>
  value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)
