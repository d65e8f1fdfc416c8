import { auditJson } from "@/lib/consent-audits/export"
import { route } from "@/lib/web/route"

export const GET = route<{ day: string }>((ctx, { params }) => auditJson(ctx, params.day))
