import { countLeads } from "@/lib/leads/count"
import { route } from "@/lib/web/route"

export const GET = route((ctx) => countLeads(ctx, {}))
