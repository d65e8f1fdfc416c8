import { weekPdfReply } from "@/lib/reports/export"
import { route } from "@/lib/web/route"

export const GET = route<{ week: string }>((ctx, { params }) => weekPdfReply(ctx, params.week))
