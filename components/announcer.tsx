"use client"

import { useEffect, useState } from "react"

const EVENT = "rounds:say"

/** Tells readers what arrived: "New hot lead: Ana". Nothing is shown. */
export function say(text: string): void {
  window.dispatchEvent(new CustomEvent(EVENT, { detail: text }))
}

/** Stands once, in the frame. */
export function Announcer() {
  const [text, setText] = useState("")
  useEffect(() => {
    const hear = (event: Event) => setText(event instanceof CustomEvent ? String(event.detail) : "")
    window.addEventListener(EVENT, hear)
    return () => window.removeEventListener(EVENT, hear)
  }, [])
  return (
    <div aria-live="polite" aria-atomic="true" className="sr-only">
      {text}
    </div>
  )
}
