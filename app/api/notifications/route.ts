import { listNotifications } from "@/lib/notifications/list"
import { markNotificationsRead } from "@/lib/notifications/mark-read"
import { jsonOf, readText } from "@/lib/web/body"
import { route } from "@/lib/web/route"

const MOST_BYTES = 16 * 1024

export const GET = route((ctx, { search }) =>
  listNotifications(ctx, typeof search.cursor === "string" ? { cursor: search.cursor } : {}),
)

export const POST = route(async (ctx, { request }) =>
  markNotificationsRead(ctx, jsonOf(await readText(request, MOST_BYTES))),
)
