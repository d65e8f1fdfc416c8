import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto"
import { env } from "@/lib/env"

const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_ID_BYTES = 4

const key = () => Buffer.from(env().ENCRYPTION_KEY, "hex")
const keyId = (of: Buffer) => createHash("sha256").update(of).digest().subarray(0, KEY_ID_BYTES)

/**
 * AES-256-GCM: key id (4 bytes), nonce (12), tag (16), text. `rowId` is bound in as additional data, so that a
 * sealed value copied to another row does not open.
 */
export function seal(text: string, rowId: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(rowId))
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
  return new Uint8Array(Buffer.concat([keyId(key()), nonce, cipher.getAuthTag(), body]))
}

/** Throws when the value was sealed for another row, with another key, or was altered. */
export function unseal(sealed: Uint8Array, rowId: string): string {
  const bytes = Buffer.from(sealed)
  const at = (from: number, length: number) => bytes.subarray(from, from + length)
  if (!at(0, KEY_ID_BYTES).equals(keyId(key())))
    throw new Error("sealed with a key this process does not have")
  const nonce = at(KEY_ID_BYTES, NONCE_BYTES)
  const decipher = createDecipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(rowId))
  decipher.setAuthTag(at(KEY_ID_BYTES + NONCE_BYTES, TAG_BYTES))
  const body = bytes.subarray(KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8")
}
