import { findConversation } from "@/lib/conversations/find"
import { route } from "@/lib/web/route"

export const GET = route<{ id: string }>((ctx, { params, search }) =>
  findConversation(ctx, { ...search, id: params.id }),
)
