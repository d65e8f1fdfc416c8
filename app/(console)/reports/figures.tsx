import { Stat, Stats } from "@/components/ui/stat"
import type { Report } from "@/lib/reports/schema"
import { shareText, spanText } from "@/lib/reports/words"
import { t } from "@/lib/say"
import { rowsHref } from "./search-params"

type Shown = Omit<Report, "asOf" | "isBehind">

/** The numbers first; each opens its rows, and says what it was in the period before. */
export function Figures({ report, seesRows }: { report: Shown; seesRows: boolean }) {
  const { now, before } = report.total
  const { answered } = report.times
  const rows = (behind: Record<string, string>) => (seesRows ? rowsHref(report, behind) : undefined)
  const past = (said: string | number) => t("before: {n}", { n: said })
  return (
    <Stats label={t("In short")}>
      <Stat label={t("Leads")} value={now.made} href={rows({})} note={past(before.made)} />
      <Stat
        label={t("Answered")}
        value={shareText(now.answered, now.made)}
        href={rows({ reached: "answered" })}
        note={past(shareText(before.answered, before.made))}
      />
      <Stat
        label={t("Median answer")}
        value={spanText(answered.now.median)}
        note={past(spanText(answered.before.median))}
      />
      <Stat
        label={t("Nine of ten within")}
        value={spanText(answered.now.p90)}
        note={past(spanText(answered.before.p90))}
      />
      <Stat
        label={t("Within their limit")}
        value={shareText(now.inTime, now.limited)}
        note={past(shareText(before.inTime, before.limited))}
      />
      <Stat
        label={t("Booked")}
        value={now.booked}
        href={rows({ reached: "booked" })}
        note={past(before.booked)}
      />
      <Stat label={t("Won")} value={now.won} href={rows({ reached: "won" })} note={past(before.won)} />
    </Stats>
  )
}
