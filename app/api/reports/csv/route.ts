import { periodCsv } from "@/lib/reports/export"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => periodCsv(ctx, search))
