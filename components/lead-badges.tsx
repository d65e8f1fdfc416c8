import { t } from "@/lib/say"
import { LEAD_STATES } from "./lead-states"
import { lookAmong } from "./state"
import { StateBadge } from "./state-badge"
import type { BadgeProps } from "./ui/badge"

/** HOT, WARM, COLD, UNQUALIFIED; nothing yet reads "Not scored". */
export function ClassificationBadge({ value, look }: { value: string | null; look?: BadgeProps["look"] }) {
  if (!value) return <span className="text-xs text-ink-3">{t("Not scored")}</span>
  return <StateBadge state={lookAmong(LEAD_STATES.classification, value)} look={look} />
}

/** Critical stands out filled; `none` is a quiet dash. */
export function UrgencyBadge({ value }: { value: string }) {
  if (value === "none") {
    return (
      <span data-none="" className="text-ink-3" title={t("Not urgent")}>
        –<span className="sr-only">{t("Not urgent")}</span>
      </span>
    )
  }
  return (
    <StateBadge
      state={lookAmong(LEAD_STATES.urgency, value)}
      look={value === "critical" ? "solid" : "soft"}
    />
  )
}
