import { Badge } from "@/components/ui/badge"
import { cn } from "@/components/ui/cn"
import type { TodayLead } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { MarkedText } from "../leads/marked-text"

const MOST_SIGNALS = 4

/** The signals, and the last of what was said with the words they point at set off. */
export function Excerpt({ lead }: { lead: TodayLead }) {
  const labels = [...new Set(lead.reasons.map((reason) => reason.label))]
  if (labels.length === 0 && lead.excerpt.length === 0) return null
  return (
    <div className="grid gap-2">
      {lead.excerpt.map((one) => (
        <p
          key={one.id}
          className={cn(
            "w-fit max-w-full rounded-lg border px-3 py-1.5 text-sm",
            one.direction === "in"
              ? "border-line bg-sunken text-ink"
              : "border-accent-line bg-accent-soft text-ink",
          )}
        >
          <span className="line-clamp-3">
            {one.direction === "out" && <span className="sr-only">{t("We answered:")} </span>}
            <MarkedText body={one.body} quotes={one.quotes} />
          </span>
        </p>
      ))}
      {labels.length > 0 && (
        <ul aria-label={t("Signals")} className="flex flex-wrap gap-1.5">
          {labels.slice(0, MOST_SIGNALS).map((label) => (
            <li key={label}>
              <Badge>{t(label)}</Badge>
            </li>
          ))}
          {labels.length > MOST_SIGNALS && (
            <li className="text-xs text-ink-3">{t("{n} more", { n: labels.length - MOST_SIGNALS })}</li>
          )}
        </ul>
      )}
    </div>
  )
}
