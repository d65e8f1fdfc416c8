import Link from "next/link"
import { t } from "@/lib/say"
import { TASK_KINDS, type TaskKind } from "@/lib/tasks/words"
import type { Beside } from "@/lib/today/schema"

/** In the order in which a desk does them. */
const ORDER: readonly TaskKind[] = [
  "call_back",
  "reply",
  "check_consent",
  "check_person",
  "import_problem",
  "unsure_message",
  "handover",
  "approve",
  "review_access",
  "silent_connection",
  "quarantine",
  "other",
]

/** What there is to do by kind; each number opens its rows. */
export function TaskKinds({ kinds }: { kinds: NonNullable<Beside["kinds"]> }) {
  const there = ORDER.filter((kind) => kinds[kind])
  if (there.length === 0) return null
  return (
    <nav aria-label={t("Open tasks by kind")} className="flex flex-wrap gap-2">
      {there.map((kind) => (
        <Link
          key={kind}
          href={`/tasks?tab=all&kind=${kind}`}
          className="inline-flex items-center gap-2 rounded-full border border-line bg-surface px-3 py-1 text-sm text-ink-2 hover:bg-hover"
        >
          {t(TASK_KINDS[kind])}
          <span className="font-medium text-ink tabular-nums">{kinds[kind]}</span>
        </Link>
      ))}
    </nav>
  )
}
