import { exportCsv, startExport } from "@/lib/audit/export"
import { calendarDay } from "@/lib/time"
import { csvDownload } from "@/lib/web/csv-download"
import { route } from "@/lib/web/route"

export const GET = route(async (ctx, { search }) => {
  const filters = search as Record<string, string>
  await startExport(ctx, filters)
  const name = `audit-${ctx.clinic.slug}-${calendarDay(ctx.now, ctx.clinic.timeZone)}.csv`
  return csvDownload(name, exportCsv(ctx, filters))
})
