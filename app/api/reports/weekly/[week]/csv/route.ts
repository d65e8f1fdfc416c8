import { weekCsv } from "@/lib/reports/export"
import { route } from "@/lib/web/route"

export const GET = route<{ week: string }>((ctx, { params }) => weekCsv(ctx, params.week))
