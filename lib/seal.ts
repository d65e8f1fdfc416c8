import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto"
import { env } from "@/lib/env"

const NONCE_BYTES = 12
const TAG_BYTES = 16
export const KEY_ID_BYTES = 4

type Key = { id: Buffer; bytes: Buffer }

const asKey = (hex: string): Key => {
  const bytes = Buffer.from(hex, "hex")
  return { bytes, id: createHash("sha256").update(bytes).digest().subarray(0, KEY_ID_BYTES) }
}

/** The key that seals now, and after it those that only open. */
const keys = (): [Key, ...Key[]] => [
  asKey(env().ENCRYPTION_KEY),
  ...(env().ENCRYPTION_KEY_PREVIOUS ?? []).map(asKey),
]

/** How a value sealed today begins: what begins otherwise waits for `npm run keys:rotate`. */
export const presentKeyId = (): Buffer => keys()[0].id

/**
 * AES-256-GCM: key id (4 bytes), nonce (12), tag (16), text. `rowId` is bound in as additional data, so that a
 * sealed value copied to another row does not open.
 */
export function seal(text: string, rowId: string): Uint8Array<ArrayBuffer> {
  const [{ id, bytes }] = keys()
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv("aes-256-gcm", bytes, nonce).setAAD(Buffer.from(rowId))
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
  return new Uint8Array(Buffer.concat([id, nonce, cipher.getAuthTag(), body]))
}

/** Throws when the value was sealed for another row, with a key that is not known here, or was altered. */
export function unseal(sealed: Uint8Array, rowId: string): string {
  const bytes = Buffer.from(sealed)
  const at = (from: number, length: number) => bytes.subarray(from, from + length)
  const key = keys().find(({ id }) => at(0, KEY_ID_BYTES).equals(id))
  if (!key) throw new Error("sealed with a key this process does not have")
  const nonce = at(KEY_ID_BYTES, NONCE_BYTES)
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce).setAAD(Buffer.from(rowId))
  decipher.setAuthTag(at(KEY_ID_BYTES + NONCE_BYTES, TAG_BYTES))
  const body = bytes.subarray(KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8")
}
