import { renderQuickReplies } from "@/lib/conversations/render-quick-replies"
import { route } from "@/lib/web/route"

export const GET = route<{ id: string }>((ctx, { params }) => renderQuickReplies(ctx, { id: params.id }))
