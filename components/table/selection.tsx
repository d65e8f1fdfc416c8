"use client"

import { useState } from "react"

export type Selection = {
  /** Every row that matches the address's filters, beyond this page too. */
  all: boolean
  /** The chosen ids of this page; meaningless when `all`. */
  ids: string[]
  count: number
  clear: () => void
}

export function useSelection(pageIds: readonly string[], total: number) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  const ids = pageIds.filter((id) => all || chosen.has(id))
  const clear = () => {
    setChosen(new Set())
    setAll(false)
  }
  const toggle = (id: string) => {
    const next = new Set(all ? pageIds : chosen)
    if (!next.delete(id)) next.add(id)
    setAll(false)
    setChosen(next)
  }
  const togglePage = () => (ids.length === pageIds.length ? clear() : setChosen(new Set(pageIds)))
  const state: boolean | "some" = ids.length === 0 ? false : ids.length === pageIds.length ? true : "some"
  const selection: Selection = { all, ids, count: all ? total : ids.length, clear }
  return {
    selection,
    state,
    has: (id: string) => all || chosen.has(id),
    toggle,
    togglePage,
    selectAll: () => setAll(true),
  }
}
