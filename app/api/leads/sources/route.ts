import { countSources } from "@/lib/leads/sources"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => countSources(ctx, search as Record<string, string>))
