import { LOOKS, MARK_HEIGHT, MARK_WIDTH, marksOf } from "@/lib/probes/marks"
import { type Day, type DayLook, expectedOn, lookOf, percentText, uptimeOf } from "@/lib/probes/rules"
import { t, tn } from "@/lib/say"

const FILLS: Record<DayLook, string> = {
  none: "var(--line-strong)",
  muted: "var(--blue)",
  part: "var(--green)",
  good: "var(--green)",
  few: "var(--amber)",
  bad: "var(--red)",
}

/** Ninety days, a mark each; one path a colour, so that twenty of them stay light. */
export function DayBars({ days, now, className }: { days: readonly Day[]; now: Date; className?: string }) {
  const looks = days.map((day) => lookOf(day, expectedOn(day.day, now)))
  return (
    <svg
      role="img"
      aria-label={saidOf(days, looks)}
      viewBox={`0 0 ${days.length * MARK_WIDTH} ${MARK_HEIGHT}`}
      preserveAspectRatio="none"
      className={className ?? "h-6 w-full"}
    >
      {LOOKS.map((look) => {
        const path = marksOf(look, looks)
        return path && <path key={look} d={path} fill={FILLS[look]} />
      })}
    </svg>
  )
}

function saidOf(days: readonly Day[], looks: readonly DayLook[]): string {
  const uptime = uptimeOf(days)
  if (uptime === null) return t("The last 90 days: not looked at")
  const failed = days.filter((one) => one.down > 0).length
  const unseen = looks.filter((one) => one === "none").length
  const parts = [
    t("The last 90 days: answered {share} of all checks", { share: percentText(uptime) }),
    failed > 0 ? tn(failed, "failed on {n} day", "failed on {n} days") : t("never failed"),
    ...(unseen > 0 ? [tn(unseen, "not looked at on {n} day", "not looked at on {n} days")] : []),
  ]
  return parts.join(", ")
}

/** What the marks mean, once a page. */
export function BarsLegend() {
  const marks: [DayLook, string][] = [
    ["good", t("answered all day")],
    ["part", t("answered, seldom looked at")],
    ["few", t("failed at times")],
    ["bad", t("failed often")],
    ["muted", t("maintenance")],
    ["none", t("not looked at")],
  ]
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-3">
      <span>{t("A mark is a day, in UTC:")}</span>
      {marks.map(([look, words]) => (
        <span key={look} className="inline-flex items-center gap-1.5">
          <svg
            viewBox={`0 0 ${MARK_WIDTH} ${MARK_HEIGHT}`}
            aria-hidden="true"
            className="h-3.5 w-1.5"
            preserveAspectRatio="none"
          >
            <path d={marksOf(look, [look])} fill={FILLS[look]} />
          </svg>
          {words}
        </span>
      ))}
    </p>
  )
}
