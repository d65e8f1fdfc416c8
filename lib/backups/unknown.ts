import { createHash } from "node:crypto"
import { gunzipped, Reader } from "@/lib/backups/bytes"
import { opened, readHeader } from "@/lib/backups/cipher"
import { jsonOf } from "@/lib/backups/frames"
import { backupKeys } from "@/lib/backups/keys"
import { begun } from "@/lib/backups/load"
import { unpacked } from "@/lib/backups/restore"
import type { AdoptInput } from "@/lib/backups/schema"
import type { Sum } from "@/lib/backups/snapshot"
import { idIn, type Store, timeIn } from "@/lib/backups/store"
import { BackupTrouble, keptTrouble } from "@/lib/backups/trouble"

/**
 * What lies under a name that no row tells of, read once through: whose moment it holds by its own sealed words, and what
 * it is held against when it comes back. One that does not open is told of as such, and is nobody's to remove.
 */
export async function readUnknown(store: Store, place: string): Promise<AdoptInput | null> {
  const [id, at] = [idIn(place), timeIn(place)]
  if (!id || !at) return null
  const about = { id, place, store: store.kind, isProven: false }
  try {
    return { ...about, outcome: "done", ...(await readCopy(store, place, id)) }
  } catch (error) {
    const trouble = unpacked(error)
    // The store's own trouble says nothing of the copy; it is looked at again.
    if (trouble instanceof BackupTrouble && AWAY.has(trouble.because)) return null
    const keyId = await keyOf(store, place)
    return { ...about, outcome: "unreadable", at: at.toISOString(), because: keptTrouble(trouble), keyId }
  }
}

const AWAY = new Set(["missing", "store", "other"])

async function readCopy(store: Store, place: string, id: string) {
  const hash = createHash("sha256")
  let bytes = 0
  async function* counted() {
    for await (const piece of await store.get(place)) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  }
  let keyId = ""
  const clear = opened(counted(), backupKeys(), (header) => {
    if (header.id !== id) throw new BackupTrouble("other_copy", `${header.id} of ${header.at}`)
    keyId = header.keyId
  })
  const { manifest, rest } = await begun(gunzipped(clear))
  let sum: Sum | undefined
  for await (const frame of rest) if (frame.type === "Z") sum = jsonOf<Sum>(frame)
  if (!sum) throw new BackupTrouble("cut", "its last record is missing")
  const { counts, newestAt, auditSeq, auditHash } = sum
  const { method, at, serverVersion, migration } = manifest
  const checksum = hash.digest("hex")
  return {
    method,
    at,
    serverVersion,
    migration,
    bytes,
    checksum,
    keyId,
    counts,
    newestAt,
    auditSeq,
    auditHash,
  }
}

async function keyOf(store: Store, place: string): Promise<string | null> {
  try {
    const reader = new Reader(await store.get(place))
    const { header } = await readHeader(reader)
    await reader.close()
    return String(header.keyId).slice(0, 16)
  } catch {
    return null
  }
}
