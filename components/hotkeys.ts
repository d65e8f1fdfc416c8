"use client"

import { useEffect, useEffectEvent } from "react"

/** How long the second key of "g l" may take. */
const CHORD_MS = 1_200

type Handlers = Record<string, (event: KeyboardEvent) => void>

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type))
  )
}

const isCovered = (): boolean => document.querySelector('[role="dialog"],[role="menu"]') !== null

let pending = ""
let pendingSince = 0

/**
 * Single keys and chords: `{ j: …, "g l": …, "?": … }`. Silent while somebody types, a dialog is open,
 * or a modifier is held. `mod+k` works everywhere.
 */
export function useHotkeys(handlers: Handlers, enabled = true): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (event.metaKey || event.ctrlKey) {
      run(`mod+${key}`, event)
      return
    }
    if (event.altKey || isTyping(event.target) || isCovered()) return
    const chord = pending && event.timeStamp - pendingSince < CHORD_MS ? `${pending} ${key}` : ""
    if (chord && run(chord, event)) return
    if (!chord) run(key, event)
  })
  function run(name: string, event: KeyboardEvent): boolean {
    const handler = handlers[name]
    if (!handler) return false
    event.preventDefault()
    handler(event)
    return true
  }
  useEffect(() => {
    if (!enabled) return
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [enabled])
}

/** Mounted once, after all others: remembers the first key of a chord. */
export function useChordMemory(): void {
  useEffect(() => {
    const remember = (event: KeyboardEvent) => {
      const starts = event.key === "g" && !event.metaKey && !event.ctrlKey && !isTyping(event.target)
      pending = starts ? "g" : ""
      pendingSince = event.timeStamp
    }
    document.addEventListener("keydown", remember, { capture: false })
    return () => document.removeEventListener("keydown", remember)
  }, [])
}
