import { ledgerCsv } from "@/lib/consents/export"
import { calendarDay } from "@/lib/time"
import { route } from "@/lib/web/route"

export const GET = route(async (ctx, { search }) => {
  const body = await ledgerCsv(ctx, String(search.id ?? ""))
  const name = `consents-${ctx.clinic.slug}-${calendarDay(ctx.now, ctx.clinic.timeZone)}.csv`
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  })
})
