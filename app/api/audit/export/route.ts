import { exportCsv, startExport } from "@/lib/audit/export"
import { calendarDay } from "@/lib/time"
import { route } from "@/lib/web/route"

export const GET = route(async (ctx, { search }) => {
  const filters = search as Record<string, string>
  await startExport(ctx, filters)
  const name = `audit-${ctx.clinic.slug}-${calendarDay(ctx.now, ctx.clinic.timeZone)}.csv`
  return new Response(exportCsv(ctx, filters), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  })
})
