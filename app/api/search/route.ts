import { searchAll } from "@/lib/today/search"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => searchAll(ctx, [search.q ?? ""].flat()[0] ?? ""))
