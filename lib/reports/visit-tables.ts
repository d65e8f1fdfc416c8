import type { NoShowCounts, NoShowFigures, NoShowGroup } from "@/lib/no-shows/schema"
import type { RecallFigures } from "@/lib/recalls/schema"
import type { Cell, Table } from "@/lib/reports/tables"
import { shareText } from "@/lib/reports/words"
import { locale, t } from "@/lib/say"
import type { SurveyCounts, SurveyFigures } from "@/lib/surveys/schema"
import { npsOf } from "@/lib/surveys/words"
import { toDate } from "@/lib/time"

export type VisitFigures = { noShows: NoShowFigures; recalls: RecallFigures; surveys: SurveyFigures }

const text = (said: string | number): Cell => ({ text: String(said) })

/** Of what was kept or missed; what was called off in time is neither. */
export const missedShare = ({ kept, missed }: NoShowCounts): string => shareText(missed, kept + missed)

/** "+40", "−12"; a dash of nothing. */
export function npsText(counts: SurveyCounts): string {
  const nps = npsOf(counts)
  if (nps === null) return "–"
  return nps > 0 ? `+${nps}` : nps < 0 ? `−${-nps}` : "0"
}

export function recallSums(rows: RecallFigures["rows"]): { due: number; invited: number; booked: number } {
  const sum = { due: 0, invited: 0, booked: 0 }
  for (const row of rows) {
    sum.due += row.due
    sum.invited += row.invited
    sum.booked += row.booked
  }
  return sum
}

export const visitTables = (figures: VisitFigures): Table[] => [
  noShowTable(figures.noShows),
  recallTable(figures.recalls),
  surveyTable(figures.surveys),
]

function noShowTable({ total, practitioners, services, weekdays, weeks }: NoShowFigures): Table {
  const line = (name: string, one: NoShowCounts): Cell[] => [
    text(name),
    text(one.kept),
    text(one.missed),
    text(missedShare(one)),
    text(one.calledOff),
    text(one.missed === 0 ? "–" : `${one.recovered} (${shareText(one.recovered, one.missed)})`),
  ]
  const group = (list: readonly NoShowGroup[], name: (of: string) => string) =>
    list.map((one) => line(name(one.of), one))
  const isEmpty = total.kept + total.missed + total.calledOff === 0
  return {
    id: "no_shows",
    title: t("Who did not come"),
    head: [
      t("Visits"),
      t("Came"),
      t("Did not come"),
      t("Of all"),
      t("Called off within a day"),
      t("Booked again"),
    ],
    rows: isEmpty
      ? []
      : [
          line(t("All visits"), total),
          ...group(services, (of) => of),
          ...group(practitioners ?? [], (of) => of),
          ...group(weekdays, weekdayName),
          ...group(weeks, (of) => t("Week of {day}", { day: of })),
        ],
  }
}

const weekdayName = (of: string): string =>
  new Intl.DateTimeFormat(locale(), { weekday: "long", timeZone: "UTC" }).format(
    toDate(`2026-11-${22 + Number(of)}T12:00:00Z`),
  )

const recallTable = ({ rows }: RecallFigures): Table => ({
  id: "recalls",
  title: t("What recalls brought"),
  head: [
    t("For what"),
    t("Fell due"),
    t("Invited"),
    t("Booked"),
    t("Booked of all"),
    t("Do not come"),
    t("Still open"),
  ],
  rows: rows.map((one) => [
    text(one.service),
    text(one.due),
    text(one.invited),
    text(one.booked),
    text(shareText(one.booked, one.due)),
    text(one.declined + one.unreachable + one.closed),
    text(one.open),
  ]),
})

function surveyTable({ total, services, practitioners }: SurveyFigures): Table {
  const line = (name: string, one: SurveyCounts): Cell[] => [
    text(name),
    text(one.asked),
    text(`${one.answered} (${shareText(one.answered, one.asked)})`),
    text(one.promoters),
    text(one.passives),
    text(one.detractors),
    text(npsText(one)),
  ]
  return {
    id: "surveys",
    title: t("Would they recommend the clinic"),
    head: [
      t("Visits"),
      t("People asked"),
      t("Answered"),
      t("9 or 10"),
      t("7 or 8"),
      t("6 or less"),
      t("NPS"),
    ],
    rows:
      total.asked === 0
        ? []
        : [
            line(t("All visits"), total),
            ...services.map((one) => line(one.of, one)),
            ...(practitioners ?? []).map((one) => line(one.of, one)),
          ],
  }
}
