import { countForNav } from "@/lib/today/counts"
import { route } from "@/lib/web/route"

export const GET = route((ctx) => countForNav(ctx))
