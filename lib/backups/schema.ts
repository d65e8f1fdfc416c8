import { z } from "zod"

export const CAUSES = ["scheduled", "by_hand", "before_upgrade"] as const

/** `key` is what a second press, or a step run again, meets again. */
export const BeginBackupInput = z.strictObject({
  key: z.string().min(8).max(120),
  cause: z.enum(CAUSES).default("by_hand"),
})

const Count = z.number().int().nonnegative()

const Figures = {
  method: z.enum(["pg_dump", "snapshot"]),
  bytes: Count,
  checksum: z.string().length(64),
  serverVersion: z.string().max(60),
  migration: z.string().max(200).nullable(),
  counts: z.record(z.string(), Count),
  newestAt: z.iso.datetime().nullable(),
  auditSeq: z.string().max(20).nullable(),
  auditHash: z.string().length(64).nullable(),
}

export const FinishBackupInput = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("failed"), id: z.uuid(), because: z.string().max(400) }),
  z.strictObject({
    outcome: z.literal("done"),
    id: z.uuid(),
    keyId: z.string().max(16),
    ...Figures,
  }),
])

const Found = {
  id: z.uuid(),
  place: z.string().max(200),
  store: z.enum(["folder", "s3"]),
  at: z.iso.datetime(),
  /** It was brought back and looked through just now. */
  isProven: z.boolean(),
}

/** A copy that lies in the store, and of which no row tells. */
export const AdoptInput = z.discriminatedUnion("outcome", [
  z.strictObject({
    outcome: z.literal("unreadable"),
    ...Found,
    because: z.string().max(400),
    keyId: z.string().max(16).nullable(),
  }),
  z.strictObject({ outcome: z.literal("done"), ...Found, ...Figures, keyId: z.string().max(16) }),
])
export type AdoptInput = z.output<typeof AdoptInput>

export const SettleInput = z.strictObject({
  /** Why each that stays is kept. */
  kept: z.array(z.strictObject({ id: z.uuid(), tiers: z.array(z.string()) })).max(500),
  removed: z.array(z.uuid()).max(500),
  lost: z.array(z.uuid()).max(500),
  found: z.array(z.uuid()).max(500),
})

export const BeginDrillInput = z.strictObject({
  key: z.string().min(8).max(120),
  /** Absent: the newest copy there is. */
  backupId: z.uuid().optional(),
})

export const FinishDrillInput = z.strictObject({
  id: z.uuid(),
  because: z.string().max(400).nullable(),
  rows: Count,
  ms: Count,
  checks: z
    .array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string().max(400), ms: Count }))
    .max(20),
})

export const TellTroubleInput = z.strictObject({
  what: z.enum(["backup_failed", "backup_lost", "drill_failed"]),
  id: z.uuid(),
})

export const ListBackupsInput = z.strictObject({ cursor: z.string().max(400).optional() })

export type BackupStatus = "running" | "done" | "failed" | "lost" | "unreadable"

export type BackupRow = {
  id: string
  status: BackupStatus
  method: string
  cause: string
  because: string | null
  store: string
  place: string
  bytes: number | null
  rows: number | null
  tables: number | null
  migration: string | null
  serverVersion: string | null
  keyId: string | null
  tiers: string[]
  startedAt: Date
  finishedAt: Date | null
  deletedAt: Date | null
  provenAt: Date | null
}

export type DrillCheck = { name: string; ok: boolean; detail: string; ms: number }

export type DrillRow = {
  id: string
  backupId: string
  backupAt: Date
  status: "running" | "proven" | "failed"
  because: string | null
  checks: DrillCheck[]
  rows: number | null
  ms: number | null
  startedAt: Date
}

/** `of`: the moment the copy holds. */
export const NoteRestoredInput = z.strictObject({ backupId: z.uuid(), of: z.iso.datetime() })
