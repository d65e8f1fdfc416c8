"use client"

import { type RefObject, useLayoutEffect, useRef } from "react"

type Earlier = { isReading: boolean; failure?: string; read: () => void } | null

/**
 * An address may name a message (`#message-…`): the thread opens there and marks it, and reads back until it has come.
 * What is told back is true while it is looked for or shown, so that nothing else is scrolled to.
 */
export function useNamedMessage(
  box: RefObject<HTMLElement | null>,
  firstKey: string | undefined,
  earlier: Earlier,
): RefObject<boolean> {
  const wanted = useRef<string | null | undefined>(undefined)
  const isNamed = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked for again whenever older entries have come
  useLayoutEffect(() => {
    if (wanted.current === undefined) {
      const { hash } = window.location
      wanted.current = hash.startsWith("#message-") ? hash.slice(1) : null
    }
    const place = box.current
    if (!wanted.current || !place) {
      isNamed.current = false
      return
    }
    const message = place.querySelector(`[id="${CSS.escape(wanted.current)}"]`)
    if (message) {
      message.setAttribute("data-named", "")
      message.scrollIntoView({ block: "center" })
      wanted.current = null
    } else if (earlier && !earlier.failure) {
      if (!earlier.isReading) earlier.read()
    } else {
      wanted.current = null
      place.scrollTop = place.scrollHeight
    }
    isNamed.current = message !== null || wanted.current !== null
  }, [box, firstKey, earlier?.isReading])
  return isNamed
}
