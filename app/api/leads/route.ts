import { listLeads } from "@/lib/leads/list"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => listLeads(ctx, search))
