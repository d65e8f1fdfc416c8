"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { type ReactNode, useEffect, useRef } from "react"
import { leaveFor } from "@/components/leave"
import type { Topic } from "@/lib/live/topics"

/** `subjectId` is empty where the role hears that something changed, not what. */
export type Change = { name: string; subjectId: string }
type Heard = { kind: "change"; changes: Change[] } | { kind: "refresh" } | { kind: "ended" }

declare module "@tanstack/react-query" {
  interface Register {
    /** `meta: { live: ["lead"] }` on a query: it is fetched again when a fact of that topic comes in. */
    queryMeta: { live?: readonly Topic[] }
  }
}

const CHANNEL = "rounds-live"
/** Changes come in bursts; a list is fetched once for a burst. */
const GATHER_MS = 150
const REPAINT_MS = 1_000

const hearers = new Set<(heard: Heard) => void>()
const tell = (heard: Heard) => {
  for (const hear of hearers) hear(heard)
}

const concerns = (heard: Heard, topics: readonly Topic[]): boolean =>
  heard.kind === "refresh" ||
  (heard.kind === "change" &&
    heard.changes.some((one) => topics.some((topic) => one.name.startsWith(`${topic}.`))))

/** Calls `onChange` for changes of these topics, and with an empty list when some may have been missed. */
export function useLive(topics: readonly Topic[], onChange: (changes: Change[]) => void): void {
  const latest = useRef(onChange)
  latest.current = onChange
  const key = topics.join(" ")
  useEffect(() => {
    const wanted = key.split(" ") as Topic[]
    const hear = (heard: Heard) => {
      if (!concerns(heard, wanted)) return
      const changes = heard.kind === "change" ? heard.changes : []
      latest.current(changes.filter((one) => wanted.some((topic) => one.name.startsWith(`${topic}.`))))
    }
    hearers.add(hear)
    return () => {
      hearers.delete(hear)
    }
  }, [key])
}

/** Paints the page's server components again when something of these topics changes, or of `subjectId` alone. */
export function LiveRefresh({ topics, subjectId }: { topics: readonly Topic[]; subjectId?: string }): null {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const paintedAt = useRef(Number.NEGATIVE_INFINITY)
  useLive(topics, (changes) => {
    if (
      subjectId &&
      changes.length > 0 &&
      !changes.some((one) => one.subjectId === subjectId || one.subjectId === "")
    )
      return
    // Set once and not put off: a stream of changes without a pause still repaints, once a second.
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined
        paintedAt.current = performance.now()
        router.refresh()
      },
      Math.max(GATHER_MS, paintedAt.current + REPAINT_MS - performance.now()),
    )
  })
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  return null
}

/**
 * Holds the browser's one stream: whichever tab has the lock listens and tells the others, because a browser keeps
 * only six connections to a host. `scope` changes with session and clinic, and starts a new stream.
 */
export function LiveProvider({ scope, children }: { scope: string; children: ReactNode }): ReactNode {
  const queries = useQueryClient()

  useEffect(() => {
    const channel = new BroadcastChannel(`${CHANNEL} ${scope}`)
    channel.onmessage = (message: MessageEvent<Heard>) => tell(message.data)
    const leave = new AbortController()
    const lead = () =>
      listen((heard) => {
        tell(heard)
        channel.postMessage(heard)
      }, leave.signal)
    if (navigator.locks) {
      navigator.locks.request(`${CHANNEL} ${scope}`, { signal: leave.signal }, lead).catch(() => {})
    } else {
      void lead()
    }
    return () => {
      leave.abort()
      channel.close()
    }
  }, [scope])

  useEffect(() => {
    let gathered: Heard[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const hear = (heard: Heard) => {
      if (heard.kind === "ended") return leaveSoon()
      gathered.push(heard)
      timer ??= setTimeout(() => {
        const burst = gathered
        gathered = []
        timer = undefined
        void queries.invalidateQueries({
          predicate: (query) => burst.some((one) => concerns(one, query.meta?.live ?? [])),
        })
      }, GATHER_MS)
    }
    hearers.add(hear)
    return () => {
      hearers.delete(hear)
      clearTimeout(timer)
    }
  }, [queries])

  return children
}

/** Listens until left; resolves only then, so that the lock is held that long. */
function listen(say: (heard: Heard) => void, leave: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (leave.aborted) return resolve()
    const source = new EventSource("/api/stream")
    // The first time too: what changed between the page being painted and the stream being open was told to nobody.
    source.addEventListener("open", () => say({ kind: "refresh" }))
    source.addEventListener("change", (event) => {
      say({ kind: "change", changes: JSON.parse((event as MessageEvent<string>).data) as Change[] })
    })
    source.addEventListener("refresh", () => say({ kind: "refresh" }))
    source.addEventListener("ended", () => {
      source.close()
      say({ kind: "ended" })
    })
    leave.addEventListener("abort", () => {
      source.close()
      resolve()
    })
  })
}

/** Who signs out here is on the way already, and needs not be told that the session ended. */
function leaveSoon(): void {
  setTimeout(() => leaveFor("/sign-in?error=session_ended"), 3_000)
}
