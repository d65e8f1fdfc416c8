import { t } from "@/lib/say"
import type { Reason } from "@/lib/waiting-list/schema"
import { reasonText } from "./reason-words"

/** Why somebody was asked, and in which order: the points add up to the sum. */
export function Reasons({ reasons, score }: { reasons: readonly Reason[]; score: number }) {
  if (reasons.length === 0) return null
  return (
    <ul aria-label={t("Why they were asked")} className="flex flex-wrap gap-1 text-2xs text-ink-2">
      {reasons.map((one) => (
        <li key={one.reason} className="rounded-full border border-line px-1.5 py-px tabular-nums">
          {reasonText(one)}
        </li>
      ))}
      {score !== 0 && (
        <li className="rounded-full bg-press px-1.5 py-px font-medium tabular-nums">
          {t("{n} points", { n: score })}
        </li>
      )}
    </ul>
  )
}
