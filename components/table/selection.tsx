"use client"

import { type ReactNode, useState } from "react"
import { locale, t } from "@/lib/say"
import { icon } from "../icon"
import { IconButton } from "../ui/icon-button"

const X = icon("x")

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

export function SelectionBar({
  selection,
  total,
  isEstimate,
  isMore,
  onAll,
  children,
}: {
  selection: Selection
  total: number
  isEstimate?: boolean
  isMore?: boolean
  onAll: () => void
  children: ReactNode
}) {
  const said = (n: number) =>
    t(isEstimate ? "about {n}" : isMore ? "more than {n}" : "{n}", { n: n.toLocaleString(locale()) })
  const beyond = !selection.all && total > selection.count
  return (
    <section
      aria-label={t("Selected rows")}
      className="fixed inset-x-3 bottom-18 z-30 mx-auto flex w-fit max-w-full animate-rise flex-wrap items-center gap-2 rounded-xl bg-raised py-1.5 pr-1.5 pl-4 text-sm shadow-lg md:bottom-5"
    >
      <span role="status" className="font-medium tabular-nums">
        {t("{count} selected", {
          count: selection.all ? said(selection.count) : selection.count.toLocaleString(locale()),
        })}
      </span>
      {beyond && (
        <button type="button" onClick={onAll} className="rounded-sm text-accent hover:underline">
          {t("Select all {count} that match", { count: said(total) })}
        </button>
      )}
      <span className="mx-1 h-5 w-px bg-line-strong" />
      {children}
      <IconButton
        size="sm"
        label={t("Clear selection")}
        icon={<X />}
        className="tip-end"
        onClick={selection.clear}
      />
    </section>
  )
}
