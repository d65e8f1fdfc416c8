import { cookies } from "next/headers"
import { openStream, type Standing } from "@/lib/live/stream"
import { cookieName } from "@/lib/sessions/cookies"
import { findSession } from "@/lib/sessions/find"
import { route } from "@/lib/web/route"

export const dynamic = "force-dynamic"

export const GET = route(async (ctx, { request }) => {
  const token = (await cookies()).get(cookieName("session-token"))?.value
  return openStream(ctx, request.signal, async (): Promise<Standing> => {
    const session = await findSession(token, { touch: false })
    if (!session) return "ended"
    const same = session.clinicId === ctx.clinicId && session.roles.join() === ctx.roles.join()
    return same ? "same" : "changed"
  })
})
