import { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import { parseInput } from "@/lib/operation"
import { csvReply, tablesCsv } from "@/lib/reports/csv"
import { findWeek } from "@/lib/reports/find-week"
import { weekPdf } from "@/lib/reports/pdf"
import { readReport } from "@/lib/reports/read"
import { TABLES, tablesOf } from "@/lib/reports/tables"
import { visitTables } from "@/lib/reports/visit-tables"
import { readVisits } from "@/lib/reports/visits"

const Which = z.object({ table: z.enum(TABLES, { error: "There is no such table." }).optional() })

/** One table of a period, or all of them: numbers alone, as the page shows them to the same person. */
export async function periodCsv(ctx: Ctx, search: Record<string, unknown>): Promise<Response> {
  const { table } = parseInput(Which, search)
  const report = await readReport(ctx, search)
  const { from, to } = report
  const all = [...tablesOf(report), ...visitTables(await readVisits(ctx, { from, to }))]
  const tables = all.filter((one) => !table || one.id === table)
  const what = table ?? "leads"
  return csvReply(`reports-${what}-${ctx.clinic.slug}-${report.from}-${report.to}.csv`, tablesCsv(tables))
}

export async function weekCsv(ctx: Ctx, week: string): Promise<Response> {
  const { report, week: name } = await findWeek(ctx, { week })
  return csvReply(`week-${ctx.clinic.slug}-${name}.csv`, tablesCsv(tablesOf(report)))
}

export async function weekPdfReply(ctx: Ctx, week: string): Promise<Response> {
  const { report, week: name } = await findWeek(ctx, { week })
  const body = await weekPdf(ctx.clinic, name, report)
  return new Response(new Uint8Array(body), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="rounds-${ctx.clinic.slug}-${name}.pdf"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  })
}
