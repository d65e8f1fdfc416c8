import type { PlotProps } from "@/components/charts/plot"
import type { Group, Report } from "@/lib/reports/schema"
import type { TableId } from "@/lib/reports/tables"
import { className, STEP_NAMES, sourceName, urgencyName } from "@/lib/reports/words"
import { t } from "@/lib/say"

type Shown = Omit<Report, "asOf" | "isBehind">
type Picture = PlotProps & { tall?: boolean }

const STEPS = ["made", "contacted", "qualified", "booked", "won"] as const

/** What a table looks like; null where a picture would say no more. */
export function pictureOf(report: Shown, id: TableId): Picture | null {
  if (id === "funnel")
    return {
      kind: "across",
      points: STEPS.map((step) => ({
        label: t(STEP_NAMES[step]),
        now: report.total.now[step],
        before: report.total.before[step],
      })),
      series: [
        { key: "now", name: t("This period"), tone: "accent" },
        { key: "before", name: t("Period before"), tone: "amber" },
      ],
      tall: true,
    }
  if (id === "sources") return groups(report.sources, sourceName)
  if (id === "classes" && report.classes) return groups(report.classes, className)
  if (id === "campaigns" && report.campaigns)
    return groups(report.campaigns.slice(0, 8), (of) => of.slice(0, 24))
  if (id === "urgencies")
    return {
      kind: "bars",
      points: report.urgencies.map(({ of, now }) => ({
        label: urgencyName(of),
        limited: now.limited,
        inTime: now.inTime,
      })),
      series: [
        { key: "limited", name: t("With a limit"), tone: "amber" },
        { key: "inTime", name: t("Answered within it"), tone: "green" },
      ],
    }
  return null
}

const groups = (list: readonly Group[], name: (of: string) => string): Picture => ({
  kind: "across",
  points: list.map(({ of, now }) => ({ label: name(of), made: now.made, booked: now.booked })),
  series: [
    { key: "made", name: t("Came in"), tone: "accent" },
    { key: "booked", name: t("Booked"), tone: "green" },
  ],
})
