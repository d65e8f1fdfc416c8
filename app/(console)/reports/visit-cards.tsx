import { Chart } from "@/components/charts/chart"
import { Stat, Stats } from "@/components/ui/stat"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { missedShare, npsText, recallSums, type VisitFigures, visitTables } from "@/lib/reports/visit-tables"
import { readVisits } from "@/lib/reports/visits"
import { shareText } from "@/lib/reports/words"
import { t } from "@/lib/say"
import { TableCard } from "./report-cards"
import { ReportTable } from "./report-table"

type Given = { ctx: Ctx; period: { days: number; from?: string; to?: string } }

/** Who did not come, what recalls brought and who would recommend the clinic, each with its table behind it. */
export async function VisitCards({ ctx, period }: Given) {
  const visits = await readVisits(ctx, period)
  const csv = new URLSearchParams({ from: visits.from, to: visits.to }).toString()
  return (
    <>
      <InShort visits={visits} seesRows={can(ctx.roles, "appointments.read") !== null} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {visitTables(visits).map((table) => {
          const body = <ReportTable table={table} period={null} />
          return (
            <TableCard key={table.id} table={table} csv={csv}>
              {table.id === "no_shows" && table.rows.length > 0 ? (
                <Chart
                  label={table.title}
                  kind="bars"
                  points={visits.noShows.weeks.map(({ of, kept, missed, recovered }) => ({
                    label: of.slice(5),
                    kept,
                    missed,
                    recovered,
                  }))}
                  series={[
                    { key: "kept", name: t("Came"), tone: "green" },
                    { key: "missed", name: t("Did not come"), tone: "amber" },
                    { key: "recovered", name: t("Booked again"), tone: "accent" },
                  ]}
                >
                  {body}
                </Chart>
              ) : (
                body
              )}
            </TableCard>
          )
        })}
      </div>
    </>
  )
}

function InShort({ visits, seesRows }: { visits: VisitFigures; seesRows: boolean }) {
  const { noShows, recalls, surveys } = visits
  const { total, before } = noShows
  const { due, booked } = recallSums(recalls.rows)
  const past = (said: string | number) => t("before: {n}", { n: said })
  const link = (href: string) => (seesRows ? href : undefined)
  return (
    <Stats label={t("Visits in short")}>
      <Stat
        label={t("Did not come")}
        value={missedShare(total)}
        href={link("/appointments/no-shows?tab=all")}
        note={past(missedShare(before))}
      />
      <Stat
        label={t("Booked again")}
        value={shareText(total.recovered, total.missed)}
        note={past(shareText(before.recovered, before.missed))}
      />
      <Stat
        label={t("Recalls booked")}
        value={shareText(booked, due)}
        href={link("/appointments/recalls?tab=done")}
        note={t("{n} of {all}", { n: booked, all: due })}
      />
      <Stat
        label={t("NPS")}
        value={npsText(surveys.total)}
        href={link("/appointments/surveys")}
        note={past(npsText(surveys.before))}
      />
      <Stat
        label={t("Answered of asked")}
        value={shareText(surveys.total.answered, surveys.total.asked)}
        note={past(shareText(surveys.before.answered, surveys.before.asked))}
      />
    </Stats>
  )
}
