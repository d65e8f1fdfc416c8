import {
  type BackupRow,
  type BackupStatus,
  type DrillCheck,
  type DrillRow,
  ListBackupsInput,
} from "@/lib/backups/schema"
import { readCursor, writeCursor } from "@/lib/cursor"
import type { Backup, RestoreDrill } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"

const PAGE = 20
const DRILLS = 8

export type BackupPage = { rows: BackupRow[]; next: string | null; drills: DrillRow[] }

/** Copies, newest first, and the last drills. Four statements at most, whatever the number. */
export const listBackups = query({
  name: "backups.list",
  may: "deployments.read",
  input: ListBackupsInput,
  async run({ tx, input }): Promise<BackupPage> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.backup.findMany({
      where: after
        ? { OR: [{ startedAt: { lt: after.at } }, { startedAt: after.at, id: { lt: after.id } }] }
        : {},
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      take: PAGE + 1,
    })
    const rows = found.slice(0, PAGE)
    const last = rows.at(-1)
    const drills = await tx.restoreDrill.findMany({
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      take: DRILLS,
      include: { backup: { select: { startedAt: true } } },
    })
    return {
      rows: rows.map(toRow),
      next: found.length > PAGE && last ? writeCursor({ at: last.startedAt, id: last.id }) : null,
      drills: drills.map(toDrill),
    }
  },
})

export function toRow({
  counts,
  bytes,
  auditSeq: _,
  auditHash: __,
  newestAt: ___,
  checksum: ____,
  ...row
}: Backup): BackupRow {
  const tables = counts ? Object.values(counts as Record<string, number>) : null
  return {
    ...row,
    status: row.status as BackupStatus,
    bytes: bytes === null ? null : Number(bytes),
    rows: tables?.reduce((all, one) => all + one, 0) ?? null,
    tables: tables?.length ?? null,
  }
}

const toDrill = (row: RestoreDrill & { backup: { startedAt: Date } }): DrillRow => ({
  id: row.id,
  backupId: row.backupId,
  backupAt: row.backup.startedAt,
  status: row.status as DrillRow["status"],
  because: row.because,
  checks: row.checks as DrillCheck[],
  rows: row.rows === null ? null : Number(row.rows),
  ms: row.ms,
  startedAt: row.startedAt,
})
