import { isDatabaseLost } from "@/lib/errors"

/** Why a copy could not be made, or is not what it should be. A word of the product's own; screens say it in theirs. */
export type Because =
  | "disk_full"
  | "no_key"
  | "altered"
  | "cut"
  | "other_copy"
  | "missing"
  | "store"
  | "database"
  | "dump"
  | "no_scratch"
  | "not_empty"
  | "counts"
  | "contents"
  | "newest"
  | "audit"
  | "schema"
  | "left"
  | "other"

export class BackupTrouble extends Error {
  constructor(
    readonly because: Because,
    /** What the machine said, as it said it. */
    readonly detail = "",
    cause?: unknown,
  ) {
    super(detail ? `${because}: ${detail}` : because, { cause })
    this.name = "BackupTrouble"
  }
}

const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG", "53100"])

/** Any failure as one that can be said; `otherwise` is what it is where nothing more is known. */
export function troubleOf(error: unknown, otherwise: Because = "other"): BackupTrouble {
  if (error instanceof BackupTrouble) return error
  const code = String((error as { code?: unknown } | null)?.code ?? "")
  const said = String((error as Error | null)?.message ?? error)
    .replaceAll(/:\/\/[^@\s/]+@/g, "://")
    .slice(0, 300)
  if (FULL.has(code)) return new BackupTrouble("disk_full", said, error)
  if (otherwise === "other" && (isDatabaseLost(error) || /^[0-9A-Z]{5}$/.test(code)))
    return new BackupTrouble("database", said, error)
  return new BackupTrouble(otherwise, said, error)
}

/** As it is kept in a row's `because`: the word, and behind a colon what the machine said. */
export const keptTrouble = (error: unknown): string => troubleOf(error).message.slice(0, 400)
