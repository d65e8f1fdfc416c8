import { listWebhookEvents } from "@/lib/inbox/list"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => listWebhookEvents(ctx, search))
