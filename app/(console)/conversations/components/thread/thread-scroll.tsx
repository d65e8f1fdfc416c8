"use client"

import { type ReactNode, useLayoutEffect, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { t, tn } from "@/lib/say"
import { useNamedMessage } from "./use-named-message"

/** So near to the end still counts as reading the newest. */
const NEAR_PX = 80

type Props = {
  /** Of the oldest and of the newest entry shown: what changes says at which end something was added. */
  firstKey: string | undefined
  lastKey: string | undefined
  count: number
  earlier: { isReading: boolean; failure?: string; read: () => void } | null
  children: ReactNode
}

/** Keeps what is read where it is: earlier entries come in above it, new ones below, with a pill when out of sight. */
export function ThreadScroll({ firstKey, lastKey, count, earlier, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const fromEnd = useRef(0)
  const shown = useRef({ firstKey, lastKey, count })
  const [fresh, setFresh] = useState(0)

  const toEnd = () => {
    const place = box.current
    if (place) place.scrollTop = place.scrollHeight
    setFresh(0)
  }

  const named = useNamedMessage(box, firstKey, earlier)

  useLayoutEffect(() => {
    const place = box.current
    if (!place) return
    const before = shown.current
    shown.current = { firstKey, lastKey, count }
    if (before.lastKey !== lastKey) {
      if (fromEnd.current < NEAR_PX) place.scrollTop = place.scrollHeight
      else setFresh((now) => now + Math.max(1, count - before.count))
      return
    }
    if (before.firstKey !== firstKey && !named.current)
      place.scrollTop = place.scrollHeight - place.clientHeight - fromEnd.current
  }, [firstKey, lastKey, count, named])

  useLayoutEffect(() => {
    const place = box.current
    if (!place) return
    if (named.current) fromEnd.current = place.scrollHeight - place.scrollTop - place.clientHeight
    else place.scrollTop = place.scrollHeight
    // Pictures and a growing composer change what fits; who reads the end goes on reading it.
    const watch = new ResizeObserver(() => {
      if (fromEnd.current < NEAR_PX) place.scrollTop = place.scrollHeight
    })
    watch.observe(place)
    if (place.firstElementChild) watch.observe(place.firstElementChild)
    return () => watch.disconnect()
  }, [named])

  return (
    <div className="relative min-h-0 grow">
      <section
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by the keyboard
        tabIndex={0}
        aria-label={t("Messages, oldest first")}
        className="h-full overflow-y-auto bg-canvas outline-none [overflow-anchor:none] focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget
          fromEnd.current = scrollHeight - scrollTop - clientHeight
          if (fromEnd.current < NEAR_PX && fresh > 0) setFresh(0)
        }}
      >
        <div className="mx-auto max-w-4xl px-4 pt-3 pb-4">
          {earlier && (
            <div className="grid justify-items-center gap-1">
              {earlier.failure && (
                <p role="alert" className="text-xs text-red">
                  {earlier.failure}
                </p>
              )}
              <Button size="sm" pending={earlier.isReading} onClick={earlier.read}>
                {t("Show earlier")}
              </Button>
            </div>
          )}
          {children}
        </div>
      </section>
      {fresh > 0 && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
          <Button size="sm" variant="primary" className="pointer-events-auto rounded-full" onClick={toEnd}>
            {tn(fresh, "{n} new", "{n} new")}
          </Button>
        </div>
      )}
    </div>
  )
}
