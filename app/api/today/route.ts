import { loadToday } from "@/lib/today/load"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => loadToday(ctx, [search.shown].flat()[0]))
