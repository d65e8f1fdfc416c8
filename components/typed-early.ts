"use client"

import { useLayoutEffect, useRef, useState } from "react"

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const standsIn = (id: string): string | undefined =>
  typeof document === "undefined" ? undefined : (document.getElementById(id) as Box | null)?.value

/** What was typed into text boxes that nothing has taken over yet, by id: one may be drawn anew before it is. */
const early = new Map<string, string>()
const taken = new Set<string>()

const note = (box: EventTarget | null): void => {
  if (box instanceof HTMLTextAreaElement && box.id && !taken.has(box.id)) early.set(box.id, box.value)
}
if (typeof document !== "undefined") {
  document.addEventListener("input", (event) => note(event.target), true)
  for (const box of document.querySelectorAll("textarea")) if (box.value !== box.defaultValue) note(box)
}

/**
 * What somebody put into a box before the page moved: React gives such a box its own value back, and nothing hears of what
 * stood there. `adopt` is told of it, once, where it is something else than `own`.
 */
export function useTypedEarly(id: string, own: string, adopt: (typed: string) => void): void {
  // Asked while drawing: a box that holds more than nothing is overwritten as it is taken over.
  const [typed] = useState(() => standsIn(id) ?? early.get(id))
  const first = useRef({ own: own.replace(/\r\n?/g, "\n"), adopt })
  useLayoutEffect(() => {
    taken.add(id)
    early.delete(id)
    const { own: given, adopt: take } = first.current
    const isOther = (value: string | undefined): value is string => value !== undefined && value !== given
    const now = standsIn(id)
    const found = isOther(typed) && given !== "" ? typed : isOther(now) ? now : typed
    if (isOther(found)) take(found)
  }, [id, typed])
}
