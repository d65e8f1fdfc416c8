import { type Day, type DayLook, expectedOn, lookOf, percentText, uptimeOf } from "@/lib/probes/rules"
import { t, tn } from "@/lib/say"

const WIDTH = 4
const HEIGHT = 24

/** Colour is not all that tells: what failed leaves a gap at the top, what was not seen is only a line. */
const LOOKS: Record<DayLook, { fill: string; top: number }> = {
  none: { fill: "var(--line-strong)", top: 20 },
  muted: { fill: "var(--blue)", top: 12 },
  part: { fill: "var(--green)", top: 8 },
  good: { fill: "var(--green)", top: 0 },
  few: { fill: "var(--amber)", top: 4 },
  bad: { fill: "var(--red)", top: 0 },
}

/** Ninety days, a mark each; one path a colour, so that twenty of them stay light. */
export function DayBars({ days, now, className }: { days: readonly Day[]; now: Date; className?: string }) {
  const looks = days.map((day) => lookOf(day, expectedOn(day.day, now)))
  return (
    <svg
      role="img"
      aria-label={saidOf(days, looks)}
      viewBox={`0 0 ${days.length * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={className ?? "h-6 w-full"}
    >
      {(Object.keys(LOOKS) as DayLook[]).map((look) => {
        const { fill, top } = LOOKS[look]
        const path = looks.flatMap((one, place) =>
          one === look ? [`M${place * WIDTH + 0.5} ${top}h${WIDTH - 1}V${HEIGHT}h-${WIDTH - 1}z`] : [],
        )
        return path.length > 0 ? <path key={look} d={path.join("")} fill={fill} /> : null
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
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            aria-hidden="true"
            className="h-3.5 w-1.5"
            preserveAspectRatio="none"
          >
            <path d={`M0 ${LOOKS[look].top}h${WIDTH}V${HEIGHT}h-${WIDTH}z`} fill={LOOKS[look].fill} />
          </svg>
          {words}
        </span>
      ))}
    </p>
  )
}
