import { t } from "@/lib/say"
import { type StateKind, stateOf } from "./states"
import { Badge, type BadgeProps } from "./ui/badge"

type Props = {
  kind: StateKind
  value: string
  look?: BadgeProps["look"]
  /** Said after the word: a reason, a count. */
  note?: string
}

/** The one badge of every state. `look="plain"` for dense rows where a pill would shout. */
export function StatusBadge({ kind, value, look = "soft", note }: Props) {
  const { word, tone, icon: Icon, means } = stateOf(kind, value)
  const turning = kind === "run" && value.toLowerCase() === "running"
  return (
    <Badge
      tone={tone}
      look={look}
      title={means && t(means)}
      icon={<Icon aria-hidden="true" className={turning ? "animate-spin" : undefined} />}
    >
      {t(word)}
      {note && <span className="font-normal">{note}</span>}
    </Badge>
  )
}

/** HOT, WARM, COLD, UNQUALIFIED; nothing yet reads "Not scored". */
export function ClassificationBadge({ value, look }: { value: string | null; look?: BadgeProps["look"] }) {
  if (!value) return <span className="text-xs text-ink-3">{t("Not scored")}</span>
  return <StatusBadge kind="classification" value={value} look={look} />
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
  return <StatusBadge kind="urgency" value={value} look={value === "critical" ? "solid" : "soft"} />
}
