import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto"
import { type Bytes, Reader } from "@/lib/backups/bytes"
import type { BackupKey } from "@/lib/backups/keys"
import { BackupTrouble } from "@/lib/backups/trouble"

const MAGIC = Buffer.from("ROUNDSB1")
const CHUNK = 256 * 1024
const TAG = 16
const LAST = 0x80000000
const MOST_HEADER = 64 * 1024

/** Stands before what is sealed, in clear: what to open it with, and what it says it is. It is bound in all the same. */
export type Header = { id: string; method: string; at: string; keyId: string; salt: string }

const fileKey = (key: BackupKey, salt: string) =>
  Buffer.from(hkdfSync("sha256", key.bytes, Buffer.from(salt, "hex"), "rounds backup file", 32))

/** Place in the file and whether it is the last one: chunks can neither be exchanged nor left out at the end. */
function nonceOf(n: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(n), 0)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/**
 * AES-256-GCM in chunks under a key of this file alone, so that a copy of any size is sealed as it is read and a
 * damaged one is known by the first wrong chunk.
 */
export async function* sealed(
  source: Bytes,
  key: BackupKey,
  about: Omit<Header, "keyId" | "salt">,
): AsyncGenerator<Buffer> {
  const header: Header = { ...about, keyId: key.id, salt: randomBytes(32).toString("hex") }
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  yield Buffer.concat([MAGIC, length, text])
  const bound = createHash("sha256").update(text).digest()
  const own = fileKey(key, header.salt)
  let n = 0
  const chunk = (body: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv("aes-256-gcm", own, nonceOf(n++, isLast)).setAAD(bound)
    const sealedBody = Buffer.concat([cipher.update(body), cipher.final()])
    const size = Buffer.alloc(4)
    size.writeUInt32BE((sealedBody.length | (isLast ? LAST : 0)) >>> 0)
    return Buffer.concat([size, sealedBody, cipher.getAuthTag()])
  }
  const reader = new Reader(source)
  for (let body = await reader.take(CHUNK); body; body = await reader.take(CHUNK)) yield chunk(body, false)
  yield chunk(await reader.rest(), true)
}

export async function readHeader(reader: Reader): Promise<{ header: Header; bound: Buffer }> {
  const start = await reader.take(MAGIC.length + 4)
  if (!start) throw new BackupTrouble("cut", "ends before its header")
  if (!start.subarray(0, MAGIC.length).equals(MAGIC))
    throw new BackupTrouble("altered", "no backup of Rounds")
  const length = start.readUInt32BE(MAGIC.length)
  if (length > MOST_HEADER) throw new BackupTrouble("altered", "its header is damaged")
  const text = await reader.take(length)
  if (!text) throw new BackupTrouble("cut", "ends in its header")
  try {
    return {
      header: JSON.parse(text.toString()) as Header,
      bound: createHash("sha256").update(text).digest(),
    }
  } catch (error) {
    throw new BackupTrouble("altered", "its header is damaged", error)
  }
}

/** What was sealed, piece by piece. Throws `no_key`, `altered` or `cut`, and never gives a byte it has not proven. */
export async function* opened(
  source: Bytes,
  keys: readonly BackupKey[],
  look: (header: Header) => void = () => {},
): AsyncGenerator<Buffer> {
  const reader = new Reader(source)
  try {
    const { header, bound } = await readHeader(reader)
    const key = keys.find(({ id }) => id === header.keyId)
    if (!key) throw new BackupTrouble("no_key", `sealed with the key ${String(header.keyId).slice(0, 16)}`)
    const own = fileKey(key, header.salt)
    for (let n = 0; ; n++) {
      const size = await reader.take(4)
      if (!size) throw new BackupTrouble("cut", `ends after part ${n}`)
      const word = size.readUInt32BE()
      const isLast = word >= LAST
      const length = isLast ? word - LAST : word
      if (length > CHUNK) throw new BackupTrouble("altered", `part ${n + 1}`)
      const body = await reader.take(length + TAG)
      if (!body) throw new BackupTrouble("cut", `ends in part ${n + 1}`)
      const decipher = createDecipheriv("aes-256-gcm", own, nonceOf(n, isLast)).setAAD(bound)
      decipher.setAuthTag(body.subarray(length))
      let clear: Buffer
      try {
        clear = Buffer.concat([decipher.update(body.subarray(0, length)), decipher.final()])
      } catch (error) {
        throw new BackupTrouble("altered", `part ${n + 1}`, error)
      }
      // What the header says is known to be true by the first part that opens.
      if (n === 0) look(header)
      yield clear
      if (isLast) break
    }
    if (!(await reader.isAtEnd())) throw new BackupTrouble("altered", "goes on after its end")
  } finally {
    await reader.close()
  }
}
