import type { Report } from "@/lib/reports/schema"
import type { Table } from "@/lib/reports/tables"
import { t } from "@/lib/say"
import { ReportTable } from "./report-table"

type Given = { days: Report["days"]; period: { from: string; to: string } | null }

export function DaysTable({ days, period }: Given) {
  const table: Omit<Table, "id"> = {
    title: t("Leads by day"),
    head: [t("Day"), t("Came in"), t("Answered"), t("Booked")],
    rows: days.map(({ day, made, answered, booked }) => [
      { text: day },
      { text: String(made), behind: { since: day, until: day } },
      { text: String(answered) },
      { text: String(booked) },
    ]),
  }
  return <ReportTable table={{ id: "funnel", ...table }} period={period} />
}
