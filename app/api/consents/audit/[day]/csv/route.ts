import { auditCsv } from "@/lib/consent-audits/export"
import { route } from "@/lib/web/route"

export const GET = route<{ day: string }>((ctx, { params }) => auditCsv(ctx, params.day))
