"use client"

import { useLayoutEffect, useRef, useState } from "react"

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const standsIn = (id: string): string | undefined =>
  typeof document === "undefined" ? undefined : (document.getElementById(id) as Box | null)?.value

/**
 * What was typed into text boxes that nothing has taken over yet, by id, and chosen from filters, by name: one may be
 * drawn anew before it is, and with another id.
 */
const early = new Map<string, string>()
const taken = new Set<string>()

const note = (box: EventTarget | null): void => {
  const key =
    box instanceof HTMLTextAreaElement ? box.id : box instanceof HTMLSelectElement ? box.dataset.early : ""
  if (key && !taken.has(key)) early.set(key, (box as Box).value)
}
if (typeof document !== "undefined") {
  document.addEventListener("input", (event) => note(event.target), true)
  for (const box of document.querySelectorAll("textarea")) if (box.value !== box.defaultValue) note(box)
  for (const list of document.querySelectorAll<HTMLSelectElement>("select[data-early]"))
    if (list.value && list.selectedOptions[0]?.defaultSelected === false) note(list)
}

/**
 * What somebody put into a box before the page moved: React gives such a box its own value back, and nothing hears of what
 * stood there. `adopt` is told of it, once, where it is something else than `own`. A list with `data-early` is found by that name.
 */
export function useTypedEarly(id: string, own: string, adopt: (typed: string) => void, name = id): void {
  // Asked while drawing: a box that holds more than nothing is overwritten as it is taken over.
  const [typed] = useState(() => standsIn(id) ?? early.get(name))
  const first = useRef({ own: own.replace(/\r\n?/g, "\n"), adopt })
  useLayoutEffect(() => {
    taken.add(name)
    early.delete(name)
    const { own: given, adopt: take } = first.current
    const isOther = (value: string | undefined): value is string => value !== undefined && value !== given
    const now = standsIn(id)
    const found = isOther(typed) && given !== "" ? typed : isOther(now) ? now : typed
    if (isOther(found)) take(found)
  }, [id, name, typed])
}
