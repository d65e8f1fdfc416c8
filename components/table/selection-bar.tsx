"use client"

import type { ReactNode } from "react"
import { locale, t } from "@/lib/say"
import { icon } from "../icon"
import { IconButton } from "../ui/icon-button"
import type { Selection } from "./selection"

const X = icon("x")

/** How many rows are chosen, and what can be done with them. */
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
