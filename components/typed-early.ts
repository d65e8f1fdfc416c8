"use client"

import { useLayoutEffect, useRef, useState } from "react"

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const standsIn = (id: string): string | undefined =>
  typeof document === "undefined" ? undefined : (document.getElementById(id) as Box | null)?.value

/**
 * What somebody put into a box before the page moved: React gives such a box its own value back, and nothing hears of what
 * stood there. `adopt` is told of it, once, where it is something else than `own`.
 */
export function useTypedEarly(id: string, own: string, adopt: (typed: string) => void): void {
  // Asked while drawing: a box that holds more than nothing is overwritten as it is taken over.
  const [typed] = useState(() => standsIn(id))
  const first = useRef({ own: own.replace(/\r\n?/g, "\n"), adopt })
  useLayoutEffect(() => {
    const { own: given, adopt: take } = first.current
    const isOther = (value: string | undefined): value is string => value !== undefined && value !== given
    const now = standsIn(id)
    const found = isOther(typed) && given !== "" ? typed : isOther(now) ? now : typed
    if (isOther(found)) take(found)
  }, [id, typed])
}
