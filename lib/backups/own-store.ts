import { join } from "node:path"
import { folderStore } from "@/lib/backups/folder-store"
import { s3Store } from "@/lib/backups/s3-store"
import type { Store } from "@/lib/backups/store"
import { env } from "@/lib/env"

/** Where this installation puts its copies: the bucket where one is set, else a folder. */
export function ownStore(): Store {
  const one = env()
  if (!one.BACKUP_S3_BUCKET) return folderStore(ownFolder())
  return s3Store({
    bucket: one.BACKUP_S3_BUCKET,
    prefix: one.BACKUP_S3_PREFIX,
    region: one.BACKUP_S3_REGION,
    endpoint: one.BACKUP_S3_ENDPOINT,
    accessKey: one.BACKUP_S3_ACCESS_KEY,
    secretKey: one.BACKUP_S3_SECRET_KEY,
  })
}

export const ownFolder = (): string => env().BACKUP_FOLDER ?? join(env().ROUNDS_DATA_DIR, "backups")

/** A folder nobody chose lies on the disk that the database lies on: what takes one takes both. */
export const sharesDisk = (): boolean => !env().BACKUP_S3_BUCKET && !env().BACKUP_FOLDER
