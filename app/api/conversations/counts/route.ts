import { countConversations } from "@/lib/conversations/count"
import { route } from "@/lib/web/route"

export const GET = route((ctx) => countConversations(ctx, {}))
