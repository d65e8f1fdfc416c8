import { listNotifications } from "@/lib/notifications/list"
import { markNotificationsRead } from "@/lib/notifications/mark-read"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) =>
  listNotifications(ctx, typeof search.cursor === "string" ? { cursor: search.cursor } : {}),
)

export const POST = route(async (ctx, { request }) =>
  markNotificationsRead(ctx, (await request.json().catch(() => null)) ?? {}),
)
