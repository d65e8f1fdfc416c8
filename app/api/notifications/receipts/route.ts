import { acknowledgeDelivery } from "@/lib/notifications/acknowledge"
import { jsonOf, readText } from "@/lib/web/body"
import { route } from "@/lib/web/route"

const MOST_BYTES = 4 * 1024

/** The service worker says that a push has come, or was opened. */
export const POST = route(async (ctx, { request }) =>
  acknowledgeDelivery(ctx, jsonOf(await readText(request, MOST_BYTES)) as never),
)
