import { BackupTrouble } from "@/lib/backups/trouble"
import { becauseWords } from "@/lib/backups/words"
import { complain } from "./complain"

/** Exit code: the copy itself is not what it should be, and another one may be. */
const COPY_IS_BAD = 2
const OF_THE_COPY = new Set(["no_key", "altered", "cut", "other_copy", "missing", "counts", "contents"])
const OF_ITS_ROWS = new Set(["newest", "audit", "schema"])

/** Ends the process with what it means, what to do first, and what the machine said. */
export function complainOfCopy(error: unknown): never {
  if (!(error instanceof BackupTrouble)) complain(error)
  const { means, said } = becauseWords(error.message)
  console.error(said ? `${means}\n${said}` : means)
  process.exit(OF_THE_COPY.has(error.because) || OF_ITS_ROWS.has(error.because) ? COPY_IS_BAD : 1)
}
