import type { ReactNode } from "react"
import { Chart } from "@/components/charts/chart"
import { Card } from "@/components/ui/card"
import type { Report } from "@/lib/reports/schema"
import { type Table, tablesOf } from "@/lib/reports/tables"
import { t } from "@/lib/say"
import { DaysTable } from "./days-table"
import { pictureOf } from "./pictures"
import { ReportTable } from "./report-table"

type Shown = Omit<Report, "asOf" | "isBehind">
/** `csv`: the period, as the download asks for it; absent where a whole week is downloaded at once. */
type Given = { report: Shown; seesRows: boolean; csv?: string }

export function ReportCards({ report, seesRows, csv }: Given) {
  const period = seesRows ? report : null
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card id="days" flush title={t("Leads by day")} className="xl:col-span-2">
        <Chart
          label={t("Leads by day")}
          kind="lines"
          points={report.days.map(({ day, made, answered, booked }) => ({
            label: day.slice(5),
            made,
            answered,
            booked,
          }))}
          series={[
            { key: "made", name: t("Came in"), tone: "accent" },
            { key: "answered", name: t("Answered"), tone: "amber" },
            { key: "booked", name: t("Booked"), tone: "green" },
          ]}
        >
          <DaysTable days={report.days} period={period} />
        </Chart>
      </Card>
      {tablesOf(report).map((table) => (
        <TableCard key={table.id} table={table} csv={csv}>
          {withPicture(report, table, <ReportTable table={table} period={period} />)}
        </TableCard>
      ))}
    </div>
  )
}

function withPicture(report: Shown, table: Table, body: ReactNode) {
  const picture = table.rows.length > 0 ? pictureOf(report, table.id) : null
  if (!picture) return body
  return (
    <Chart label={table.title} {...picture}>
      {body}
    </Chart>
  )
}

export function TableCard({ table, csv, children }: { table: Table; csv?: string; children: ReactNode }) {
  return (
    <Card
      id={table.id}
      flush
      title={table.title}
      actions={
        csv && (
          <a
            href={`/api/reports/csv?table=${table.id}&${csv}`}
            download
            aria-label={t("{label} as CSV", { label: table.title })}
            className="rounded-md px-2 py-1 text-xs font-medium text-accent hover:bg-hover"
          >
            CSV
          </a>
        )
      }
    >
      {children}
    </Card>
  )
}
