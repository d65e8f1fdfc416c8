"use client"

import { type KeyboardEvent, useState } from "react"
import type { Suggestion } from "./suggestions"

type Asked = { key: string; of: readonly Suggestion[]; pick: (one: Suggestion) => void }

/** Arrows, Enter, Tab and Escape of a list that hangs on a text box. `asked` null: there is no list. */
export function useSuggest(asked: Asked | null) {
  const [state, setState] = useState({ key: "", at: 0, dismissed: false })
  const now = asked && state.key === asked.key ? state : { key: asked?.key ?? "", at: 0, dismissed: false }
  const isOpen = asked !== null && !now.dismissed
  const count = asked?.of.length ?? 0
  const at = Math.min(now.at, Math.max(0, count - 1))

  /** Whether the key was the list's. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!asked || !isOpen) return false
    const set = (more: Partial<typeof now>) => setState({ ...now, at, key: asked.key, ...more })
    switch (event.key) {
      case "ArrowDown":
        set({ at: count ? (at + 1) % count : 0 })
        break
      case "ArrowUp":
        set({ at: count ? (at + count - 1) % count : 0 })
        break
      case "Enter":
      case "Tab": {
        const one = asked.of[at]
        if (!one || event.shiftKey) return false
        asked.pick(one)
        break
      }
      case "Escape":
        set({ dismissed: true })
        break
      default:
        return false
    }
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return { isOpen, at, onKey }
}
