"use client"

import { type KeyboardEvent, useEffect, useRef } from "react"
import { useHotkeys } from "@/components/hotkeys"

const CARDS = "[data-card]"

/** j and k walk the cards, Enter opens one (it is a link), e presses its next step. */
export function useCardKeys() {
  const list = useRef<HTMLDivElement>(null)
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>(CARDS) ?? [])]
  const at = () => cards().indexOf(document.activeElement as HTMLElement)
  const go = (by: 1 | -1) => {
    const all = cards()
    const next = all[Math.min(Math.max(at() + by, 0), all.length - 1)]
    next?.focus()
    next?.scrollIntoView({ block: "nearest" })
  }
  useHotkeys({
    j: () => go(1),
    k: () => go(-1),
    e: () => cards()[at()]?.closest("li")?.querySelector<HTMLElement>("[data-next]")?.click(),
  })
  const stoodOn = useRef<string>(undefined)
  // A card that moved on to another column was made anew there: who stood on it goes on standing there.
  useEffect(() => {
    const id = stoodOn.current
    if (id && document.activeElement === document.body)
      cards()
        .find((one) => one.dataset.card === id)
        ?.focus()
  })
  const onFocus = () => {
    stoodOn.current = document.activeElement?.closest("li")?.querySelector<HTMLElement>(CARDS)?.dataset.card
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return
    if (at() < 0) return
    event.preventDefault()
    go(event.key === "ArrowDown" ? 1 : -1)
  }
  return { list, onKeyDown, onFocus }
}
