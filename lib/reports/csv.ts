import { csvLine } from "@/lib/csv"
import type { Table } from "@/lib/reports/tables"

/** For a spreadsheet, which reads UTF-8 by its mark. */
export const tablesCsv = (tables: readonly Table[]): string =>
  `\uFEFF${tables
    .map(({ title, head, rows }) =>
      [[title], head, ...rows.map((row) => row.map((cell) => cell.text))]
        .map((line) => csvLine(line))
        .join(""),
    )
    .join(csvLine([]))}`

export const csvReply = (name: string, body: string): Response =>
  new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  })
