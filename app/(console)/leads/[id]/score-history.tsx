import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { Time } from "@/components/time"
import type { ScoreLine } from "@/lib/leads/schema"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { FALLBACK_TEXTS } from "@/lib/models/words"
import { t, tn } from "@/lib/say"

/** Who scored it what and when, newest first; closed until asked for. */
export function ScoreHistory({ lines }: { lines: readonly ScoreLine[] }) {
  if (lines.length < 2) return null
  return (
    <details className="mt-3 text-sm">
      <summary className="cursor-pointer text-xs text-ink-3 hover:text-ink">
        {tn(lines.length, "{n} score so far", "{n} scores so far")}
      </summary>
      <ol className="mt-2 divide-y divide-line rounded-md border border-line">
        {lines.map((line) => (
          <li key={line.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
            <span className="w-10 shrink-0 tabular-nums">{line.score}/5</span>
            <ClassificationBadge value={line.classification} look="plain" />
            {line.urgency !== "none" && <UrgencyBadge value={line.urgency} />}
            <span className="min-w-0 grow text-xs text-ink-3">
              {line.scorer === MEMBER_SCORER ? (line.by ?? t("A colleague")) : line.scorer}
              {line.why && ` · ${t(FALLBACK_TEXTS[line.why].chip)}`}
            </span>
            <span className="text-xs text-ink-3">
              <Time value={line.at} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
