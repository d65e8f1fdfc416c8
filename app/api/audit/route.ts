import { listFacts } from "@/lib/audit/list"
import { recordAuditRead } from "@/lib/audit/record-read"
import { route } from "@/lib/web/route"

export const GET = route(async (ctx, { search }) => {
  const { cursor: _, limit: __, ...filters } = search
  await recordAuditRead(ctx, filters)
  return listFacts(ctx, search)
})
