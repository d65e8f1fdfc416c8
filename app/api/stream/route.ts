import { openStream, type Standing } from "@/lib/live/stream"
import { findSessionById } from "@/lib/sessions/find"
import { route } from "@/lib/web/route"

export const dynamic = "force-dynamic"

export const GET = route(async (ctx, { request }) => {
  const { actor } = ctx
  return openStream(ctx, request.signal, async (): Promise<Standing> => {
    const session = actor.kind === "member" ? await findSessionById(actor.sessionId) : null
    if (!session) return "ended"
    const same = session.clinicId === ctx.clinicId && session.roles.join() === ctx.roles.join()
    return same ? "same" : "changed"
  })
})
