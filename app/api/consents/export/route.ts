import { ledgerCsv } from "@/lib/consents/export"
import { calendarDay } from "@/lib/time"
import { csvDownload } from "@/lib/web/csv-download"
import { route } from "@/lib/web/route"

export const GET = route(async (ctx, { search }) => {
  const body = await ledgerCsv(ctx, String(search.id ?? ""))
  const name = `consents-${ctx.clinic.slug}-${calendarDay(ctx.now, ctx.clinic.timeZone)}.csv`
  return csvDownload(name, body)
})
