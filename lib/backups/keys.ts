import { createHash, hkdfSync } from "node:crypto"
import { env } from "@/lib/env"

export type BackupKey = { id: string; bytes: Buffer }

const asKey = (bytes: Buffer): BackupKey => ({
  bytes,
  id: createHash("sha256").update(bytes).digest("hex").slice(0, 8),
})

const derived = (hex: string): BackupKey =>
  asKey(Buffer.from(hkdfSync("sha256", Buffer.from(hex, "hex"), "", "rounds backup key", 32)))

/**
 * The key that copies are sealed with now, and after it those that only open: BACKUP_KEY where it is set, else one that
 * follows from ENCRYPTION_KEY. Earlier encryption keys go on opening the copies of their time.
 */
export function backupKeys(): [BackupKey, ...BackupKey[]] {
  const { BACKUP_KEY, ENCRYPTION_KEY, ENCRYPTION_KEY_PREVIOUS = [] } = env()
  const followed = [ENCRYPTION_KEY, ...ENCRYPTION_KEY_PREVIOUS].map(derived)
  const [first, ...rest] = BACKUP_KEY ? [asKey(Buffer.from(BACKUP_KEY, "hex")), ...followed] : followed
  if (!first) throw new Error("no key to seal a copy with")
  return [first, ...rest]
}

/** Whether copies can be opened without ENCRYPTION_KEY. */
export const hasOwnKey = (): boolean => env().BACKUP_KEY !== undefined
