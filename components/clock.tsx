"use client"

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from "react"
import { clockOffsetMs, nowMs, SECOND_MS, setClock } from "@/lib/time"

type Clock = { serverNow: number; timeZone: string }

const ClockContext = createContext<Clock>({ serverNow: 0, timeZone: "UTC" })

const never = () => () => {}

/** Below this the difference is the answer's way here, not a wrong clock. */
const TOLERATED_MS = 5 * SECOND_MS

/** Gives every time on the page the server's clock and the clinic's zone. `now` is an ISO instant. */
export function ClockProvider({
  now,
  timeZone,
  children,
}: {
  now: string
  timeZone: string
  children: ReactNode
}) {
  const serverNow = Date.parse(now)
  const isHydrating = useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
  const cameWithPage = useRef(isHydrating)
  useEffect(() => {
    // A page opened in a background tab may wake long after the server wrote it.
    const sinceMs = cameWithPage.current ? performance.now() - answeredAt() : 0
    cameWithPage.current = false
    const aheadMs = serverNow + sinceMs - nowMs()
    if (Math.abs(aheadMs) > TOLERATED_MS) shiftClock(aheadMs)
    tick()
  }, [serverNow])
  // The same as long as it says the same: another would have React drop each part that waits for its code.
  const clock = useMemo(() => ({ serverNow, timeZone }), [serverNow, timeZone])
  return <ClockContext value={clock}>{children}</ClockContext>
}

/** When the answer to the page's own request began, on the scale of `performance.now()`. */
function answeredAt(): number {
  const [entry] = performance.getEntriesByType("navigation")
  return entry instanceof PerformanceNavigationTiming ? entry.responseStart : performance.now()
}

function shiftClock(byMs: number): void {
  const seconds = Math.round((clockOffsetMs() + byMs) / SECOND_MS)
  setClock(`${seconds < 0 ? "-" : "+"}${Math.abs(seconds)}`)
}

export const useTimeZone = (): string => useContext(ClockContext).timeZone

let current = 0
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick(): void {
  current = Math.floor(nowMs() / SECOND_MS) * SECOND_MS
  for (const listener of listeners) listener()
}

/** One timer for the whole page, running only while something shows time. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!timer) {
    timer = setInterval(tick, SECOND_MS)
    queueMicrotask(tick)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/**
 * Now in ms, moving by whole steps of `everyMs`. While hydrating it is the instant the server painted with,
 * so both sides write the same words.
 */
export function useNow(everyMs = SECOND_MS): number {
  const { serverNow } = useContext(ClockContext)
  return useSyncExternalStore(
    subscribe,
    () => (current === 0 ? serverNow : Math.floor(current / everyMs) * everyMs),
    () => serverNow,
  )
}
