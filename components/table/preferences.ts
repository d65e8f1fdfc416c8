"use client"

import { useCallback, useState, useSyncExternalStore } from "react"
import type { ColumnShape } from "./column"

const NONE = "{}"
const keyOf = (table: string): string => `rounds.columns.${table}`

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener)
  return () => window.removeEventListener("storage", listener)
}

function read(table: string): string {
  try {
    return localStorage.getItem(keyOf(table)) ?? NONE
  } catch {
    return NONE
  }
}

export type Choice = Record<string, boolean>

/** As it stood when the page was drawn, and where a change of it goes: on the server it follows the person. */
export type KeptChoice = { columns: Choice; keep: (columns: Choice) => void }

/** Which columns this person shows in this table; kept by `kept`, or else in the browser. */
export function useColumnChoice<C extends ColumnShape & { fixed?: boolean; hidden?: boolean }>(
  table: string,
  columns: readonly C[],
  kept?: KeptChoice,
): { shown: C[]; isShown: (column: C) => boolean; show: (id: string, shown: boolean) => void } {
  const stored = useSyncExternalStore(
    subscribe,
    () => read(table),
    () => NONE,
  )
  const [own, setOwn] = useState(kept?.columns ?? {})
  const choice = kept ? own : (JSON.parse(stored) as Choice)
  const isShown = (column: C): boolean => column.fixed || (choice[column.id] ?? !column.hidden)
  const show = useCallback(
    (id: string, shown: boolean) => {
      if (kept) {
        const chosen = { ...own, [id]: shown }
        setOwn(chosen)
        return kept.keep(chosen)
      }
      const next = { ...(JSON.parse(read(table)) as Choice), [id]: shown }
      localStorage.setItem(keyOf(table), JSON.stringify(next))
      window.dispatchEvent(new Event("storage"))
    },
    [table, kept, own],
  )
  return { shown: columns.filter(isShown), isShown, show }
}

export type Density = "compact" | "comfortable"

/** Kept in a cookie, so that the server paints with it and no row jumps. */
export function setDensity(density: Density): void {
  document.documentElement.dataset.density = density
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox ESR
  document.cookie = `density=${density}; path=/; max-age=31536000; samesite=lax`
}

export const readDensity = (): Density =>
  document.documentElement.dataset.density === "comfortable" ? "comfortable" : "compact"
