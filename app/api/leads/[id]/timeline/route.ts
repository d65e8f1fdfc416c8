import { listTimeline } from "@/lib/leads/timeline"
import { route } from "@/lib/web/route"

export const GET = route<{ id: string }>((ctx, { params, search }) =>
  listTimeline(ctx, { ...search, id: params.id }),
)
