import { listConversations } from "@/lib/conversations/list"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => listConversations(ctx, search))
