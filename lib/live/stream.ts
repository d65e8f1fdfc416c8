import type { Ctx } from "@/lib/ctx"
import type { Announcement } from "@/lib/live/announce"
import { subscribe } from "@/lib/live/hub"
import { hears } from "@/lib/live/topics"

const HEARTBEAT_MS = 20_000
/** A reader that takes nothing any more is let go; it connects anew and refreshes. */
const MOST_UNREAD = 200
/** A browser holds one; more is a script that leaks them. */
const MOST_PER_SESSION = 8

const holder = globalThis as { __roundsOnShutdown?: Set<() => void> }
/** What the launcher calls on SIGTERM: an open stream would keep the server from closing. */
const onShutdown = () => {
  holder.__roundsOnShutdown ??= new Set()
  return holder.__roundsOnShutdown
}

const open = new Map<string, Set<() => void>>()

/** Notes a session's stream and lets the oldest go beyond the limit; returns how to forget it. */
function admit(ctx: Ctx, stop: () => void): () => void {
  const session = ctx.actor.kind === "member" ? ctx.actor.sessionId : ctx.requestId
  const streams = open.get(session) ?? new Set()
  open.set(session, streams.add(stop))
  if (streams.size > MOST_PER_SESSION) for (const oldest of [...streams].slice(0, 1)) oldest()
  return () => {
    streams.delete(stop)
    if (streams.size === 0) open.delete(session)
  }
}

const concerns = (ctx: Ctx, { name, subjectId }: Announcement): boolean =>
  ctx.actor.kind === "member" &&
  subjectId === ctx.actor.sessionId &&
  (name === "session.ended" || name === "clinic.switched")

/** same: go on. changed: another clinic or other roles, so the browser connects anew. ended: signed out. */
export type Standing = "same" | "changed" | "ended"

/**
 * Server-sent events for one browser: `change` with `[{ name, subjectId }]` of this clinic, as far as the roles may
 * hear of it; `refresh` when something may have been missed; `ended` when the session is over.
 * `standing` is asked with every heartbeat, so that a revoked session stops hearing.
 */
export function openStream(ctx: Ctx, signal: AbortSignal, standing: () => Promise<Standing>): Response {
  const encoder = new TextEncoder()
  let stop = () => {}
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false
      const send = (event: string, data: unknown) => {
        if (ended) return
        if ((controller.desiredSize ?? 0) < -MOST_UNREAD) return stop()
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
      }
      const leave = subscribe(
        (announcements) => {
          // A session that was just ended or moved stops hearing now, not at the next heartbeat.
          if (announcements.some((one) => concerns(ctx, one))) void look()
          const mine = announcements
            .filter((one) => one.clinicId === ctx.clinicId)
            .flatMap((one) => hears(ctx.roles, one) ?? [])
          if (mine.length > 0) send("change", mine)
        },
        () => send("refresh", {}),
      )
      const look = async () => {
        const found = await standing().catch((): Standing => "same")
        if (found === "same") return send("alive", {})
        if (found === "ended") send("ended", {})
        stop()
      }
      const heartbeat = setInterval(look, HEARTBEAT_MS)
      stop = () => {
        if (ended) return
        ended = true
        clearInterval(heartbeat)
        leave()
        forget()
        onShutdown().delete(stop)
        signal.removeEventListener("abort", stop)
        if (!cancelled) controller.close()
      }
      const forget = admit(ctx, stop)
      onShutdown().add(stop)
      signal.addEventListener("abort", stop)
      if (signal.aborted) stop()
      send("alive", {})
    },
    cancel() {
      cancelled = true
      stop()
    },
  })
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  })
}
