"use client"

import { type DragEvent, useState, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import type { LeadRow, LeadView } from "@/lib/leads/schema"
import { COUNT_CAP, type LeadStatus } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { BoardCard } from "./board-card"
import { COLUMN_NAMES, countWords } from "./board-words"
import type { Column } from "./use-board"

type Props = {
  column: Column
  view: LeadView
  isShownOnPhone: boolean
  onDrop: (leadId: string) => void
  onMove: (row: LeadRow, to: LeadStatus) => void
  onMore: () => Promise<unknown>
}

export function BoardColumnView({ column, view, isShownOnPhone, onDrop, onMove, onMore }: Props) {
  const [over, setOver] = useState(false)
  const [pending, start] = useTransition()
  const { id, rows, nextCursor, count } = column
  const name = t(COLUMN_NAMES[id])
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onDrop(event.dataTransfer.getData("text/plain"))
  }
  return (
    <section
      aria-label={name}
      data-board-column={id}
      onDragOver={(event) => {
        if (!view.work) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        "w-full content-start gap-2 rounded-lg bg-sunken p-2 md:grid md:w-68 md:shrink-0",
        isShownOnPhone ? "grid" : "max-md:hidden",
        over && "outline-2 outline-accent",
      )}
    >
      <h2 className="flex items-center gap-1.5 px-1 text-sm font-medium text-ink">
        {name}
        <span
          className="text-xs font-normal text-ink-3 tabular-nums"
          title={count > COUNT_CAP ? t("Counted to 10,000; there are more.") : undefined}
        >
          {countWords(count)}
        </span>
      </h2>
      {rows.length === 0 && (
        <p className="rounded-md border border-dashed border-line px-3 py-4 text-center text-xs text-ink-3">
          {t("No lead is here. One comes by moving its card, or when its status is set.")}
        </p>
      )}
      <ul className="grid gap-2">
        {rows.map((row) => (
          <BoardCard key={row.id} row={row} view={view} onMove={(to) => onMove(row, to)} />
        ))}
      </ul>
      {nextCursor && (
        <Button
          size="sm"
          variant="ghost"
          pending={pending}
          onClick={() => start(async () => void (await onMore()))}
        >
          {t("Show more")}
        </Button>
      )}
    </section>
  )
}
