import type { Because } from "@/lib/backups/trouble"
import { t } from "@/lib/say"

/** What went wrong, and what to do first. */
const BECAUSE: Record<Because, string> = {
  disk_full: "The disk is full. Make room where the backups are kept, then start one by hand.",
  no_key: "It is sealed with a key that this server does not have. Give it the key of that time.",
  altered: "It is not what was written: bytes have changed. Use another backup, and look at the disk.",
  cut: "Its end is missing. Use another backup, and see whether the disk ran full.",
  other_copy:
    "Under its name lies another backup. Somebody copied one over the other: see what else they did.",
  missing: "It is not where it was put. Look whether the folder or the bucket is the right one.",
  store: "The store refused or did not answer. Look at its address, its keys and its quota.",
  database: "The database did not let itself be read. Look whether it is up, and whose right is missing.",
  dump: "pg_dump or pg_restore ended over something. What it said stands beside.",
  no_scratch:
    "No database could be made for the drill. Give its owner the right to, or name another server for drills.",
  not_empty: "The database it was to fill holds something already.",
  counts: "A table came back with another number of rows.",
  contents: "A table came back with other words than were copied.",
  newest: "What came back is not as new as what was copied.",
  audit: "The audit log that came back is not the one that was copied.",
  schema: "The tables could not be made as they were.",
  left: "It ended without a word: the process that made it was stopped.",
  other: "Something unforeseen. What the machine said stands beside.",
}

/** A row's `because` in two parts: what it means, and what the machine said. */
export function becauseWords(because: string | null): { means: string; said: string } {
  const [word = "", ...said] = (because ?? "other").split(": ")
  const known = Object.hasOwn(BECAUSE, word) ? (word as Because) : "other"
  return { means: t(BECAUSE[known]), said: known === word ? said.join(": ") : (because ?? "") }
}

export const CHECKS: Record<string, { name: string; means: string }> = {
  checksum: { name: "Bytes", means: "What lies in the store is what was written." },
  restore: { name: "Restored", means: "It opens with the key, and fills an empty database." },
  counts: { name: "Rows", means: "Every table has as many rows as when it was copied." },
  contents: { name: "Contents", means: "Every table reads, byte by byte, as when it was copied." },
  newest: { name: "Newest", means: "The newest thing on record is the newest of that moment." },
  audit: { name: "Audit", means: "Every chain of the audit log is unbroken." },
  live: { name: "Goes on", means: "The live audit log begins with the one that came back." },
}

export const TIERS: Record<string, string> = {
  daily: "Daily",
  weekly: "Weekly",
  monthly: "Monthly",
  proven: "Newest proven",
  before_upgrade: "Before an upgrade",
  unproven: "Until a newer one is proven",
}

export const CAUSES: Record<string, string> = {
  scheduled: "Nightly",
  by_hand: "By hand",
  before_upgrade: "Before an upgrade",
  found: "Found in the store",
}

/** "850 kB", "1.2 MB": as disks are sold, in thousands. */
export function size(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"]
  const at = Math.min(bytes < 1_000 ? 0 : Math.floor(Math.log10(bytes) / 3), units.length - 1)
  const value = bytes / 1_000 ** at
  return `${at === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[at]}`
}
