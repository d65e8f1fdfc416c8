"use client"

import { type FocusEvent, type RefObject, useEffect, useRef, useState } from "react"
import { useNow } from "@/components/clock"
import { MINUTE_MS } from "@/lib/time"
import { type Axis, positionOf, STEP } from "../geometry/axis"
import type { Filled } from "../geometry/columns"
import { blockAt, type Cursor } from "../geometry/walk"

/** The one place of the grid that Tab comes to, and what has the focus while one walks. */
export function useCursor(
  all: readonly Filled[],
  axis: Axis,
  grid: RefObject<HTMLDivElement | null>,
  /** Whoever stood in the grid when other days were asked for stands in those, too. */
  returns: RefObject<boolean>,
) {
  const now = useNow(5 * MINUTE_MS)
  const [held, setHeld] = useState<Cursor | null>(null)
  const wants = useRef(false)
  const cursor = standing(all, held && all[held.column] ? held : beginning(all, axis, now))

  // What was just moved may be drawn a moment later: it is waited for.
  useEffect(() => {
    if (!wants.current) return
    const found = grid.current?.querySelector<HTMLElement>('[data-column][tabindex="0"]')
    if (!found || (held?.id && found.dataset.id !== held.id)) return
    wants.current = false
    found.focus()
    found.scrollIntoView({ block: "nearest", inline: "nearest" })
  })

  const days = all.map((one) => one.column.key).join()
  useEffect(() => {
    if (!days || !returns.current) return
    returns.current = false
    grid.current?.querySelector<HTMLElement>('[data-column][tabindex="0"]')?.focus()
  }, [days, grid, returns])

  return {
    cursor,
    go: (next: Cursor) => {
      wants.current = true
      setHeld(next)
    },
    /** Who clicks or taps stands there from then on. */
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const { column, at, id } = (event.target as HTMLElement).dataset
      if (column === undefined || wants.current) return
      const block = all[Number(column)]?.blocks.find((one) => one.appointment.id === id)
      setHeld({ column: Number(column), at: block?.from ?? Number(at ?? 0), id: id ?? null })
    },
  }
}

/** Who is gone leaves their time; a time somebody took is theirs. */
function standing(all: readonly Filled[], cursor: Cursor): Cursor {
  const filled = all[cursor.column]
  const own = filled?.blocks.find((one) => one.appointment.id === cursor.id)
  const block = own ?? blockAt(filled, cursor.at)
  return {
    ...cursor,
    at: block?.from ?? Math.floor(cursor.at / STEP) * STEP,
    id: block?.appointment.id ?? null,
  }
}

/** Now, if today is shown; else when the first column begins to work. */
function beginning(all: readonly Filled[], axis: Axis, now: number): Cursor {
  const today = all.findIndex(({ column: { day } }) => now >= day.starts && now < day.ends)
  const first = all[Math.max(today, 0)]
  if (today >= 0 && first) {
    const at = Math.floor(positionOf(axis, first.column.day, now) / STEP) * STEP
    return { column: today, at, id: null }
  }
  const off = first?.shades.find((one) => one.kind === "off" && one.from === 0)
  return { column: 0, at: off && off.until < 24 * 60 ? off.until : 0, id: null }
}
