import type { Problem, ProblemKind } from "@/lib/audit/schema"
import { t } from "@/lib/say"

const SAID: Record<ProblemKind, string> = {
  changed: "The fact is not what was sealed.",
  seal_changed: "The seal itself was changed; the fact is what was sealed.",
  removed: "Removed.",
  swapped: "Exchanged with another row.",
  inserted: "Put in afterwards: it lies among rows sealed long before, and has no seal.",
  not_sealed_here: "Nobody kept its head: it was not sealed by Rounds.",
  rewritten:
    "Does not agree with the head kept outside the database: rows were rewritten, or an older copy restored.",
  cut: "The tail is cut: the head kept outside the database lies further on.",
  older_copy: "An older copy was restored: the kept heads go on from an earlier row.",
  unsealed: "Facts wait too long for their seal; is the worker running?",
  head_altered: "The kept heads were altered.",
  key_lost: "What is sealed opens no more: the key is gone, and nobody is on record to have destroyed it.",
}

/** "Row 12–14: Removed. (…)" */
export function problemText({ what, row, until, factId, where }: Problem): string {
  const place =
    row === null ? "" : `${t("Row {row}", { row: `${row}${until && until !== row ? `–${until}` : ""}` })}: `
  const more = [factId && t("fact {id}", { id: factId }), where].filter(Boolean).join(", ")
  return `${place}${t(SAID[what])}${more ? ` (${more})` : ""}`
}
