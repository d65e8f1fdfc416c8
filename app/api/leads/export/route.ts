import { leadsCsv } from "@/lib/leads/export"
import { calendarDay } from "@/lib/time"
import { csvDownload } from "@/lib/web/csv-download"
import { route } from "@/lib/web/route"

export const GET = route(async (ctx, { search }) => {
  const body = await leadsCsv(ctx, String(search.id ?? ""))
  const name = `leads-${ctx.clinic.slug}-${calendarDay(ctx.now, ctx.clinic.timeZone)}.csv`
  return csvDownload(name, body)
})
