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

let last = { key: "", at: 0 }
let before = last
let listening = false

/** Runs before every handler, so that all of them see the same two keys. */
function remember(event: KeyboardEvent): void {
  before = last
  last = {
    key: isTyping(event.target) || event.metaKey || event.ctrlKey ? "" : event.key,
    at: event.timeStamp,
  }
}

/**
 * Single keys and chords: `{ j: …, "g l": …, "?": … }`. Silent while somebody types, a dialog is open,
 * or a modifier is held. `mod+k` works everywhere.
 */
export function useHotkeys(handlers: Handlers, enabled = true): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (event.metaKey || event.ctrlKey) return run(`mod+${key}`, event)
    if (event.altKey || isTyping(event.target) || isCovered()) return
    const isChord = before.key === "g" && event.timeStamp - before.at < CHORD_MS
    run(isChord ? `g ${key}` : key, event)
  })
  function run(name: string, event: KeyboardEvent): void {
    const handler = handlers[name]
    if (!handler) return
    event.preventDefault()
    handler(event)
  }
  useEffect(() => {
    if (!enabled) return
    if (!listening) window.addEventListener("keydown", remember, { capture: true })
    listening = true
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [enabled])
}
