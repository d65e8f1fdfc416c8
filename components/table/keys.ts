"use client"

import type { RefObject } from "react"
import { useHotkeys } from "../hotkeys"

type RowKeys = {
  e?: (id: string) => void
  a?: (id: string) => void
  x?: (id: string) => void
  s?: (id: string) => void
}

const rowsOf = (table: HTMLElement | null): HTMLElement[] => [
  ...(table?.querySelectorAll<HTMLElement>("[data-row]") ?? []),
]
const current = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>("[data-row]") ?? null

/** j and k walk the rows; e, a, s and x act on the row walked to. Enter is the row link's own. */
export function useTableKeys(table: RefObject<HTMLElement | null>, keys: RowKeys): void {
  const move = (step: 1 | -1) => {
    const rows = rowsOf(table.current)
    const row = current()
    const at = row ? rows.indexOf(row) + step : step === 1 ? 0 : rows.length - 1
    const next = rows[Math.max(0, Math.min(rows.length - 1, at))]
    const target =
      next?.querySelector<HTMLElement>("a[data-open]") ?? next?.querySelector<HTMLElement>("button, input")
    target?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: "nearest" })
  }
  const act = (name: keyof RowKeys) => () => {
    const id = current()?.dataset.row
    if (id) keys[name]?.(id)
  }
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    ...(keys.e && { e: act("e") }),
    ...(keys.a && { a: act("a") }),
    ...(keys.x && { x: act("x") }),
    ...(keys.s && { s: act("s") }),
  })
}
