"use client"

import { useNow } from "@/components/clock"
import { cn } from "@/components/ui/cn"
import { MINUTE_MS } from "@/lib/time"
import { type Axis, CELL, lengthOf, positionOf, rowsOf } from "../geometry/axis"
import type { Day } from "../geometry/days"
import { rowClass } from "./rows"

/** Where the day stands, in the columns of today; no part of the day that is not shown has one. */
export function NowLine({ axis, day, first }: { axis: Axis; day: Day; first: boolean }) {
  const now = useNow(MINUTE_MS)
  if (now < day.starts || now >= day.ends) return null
  const at = positionOf(axis, day, now)
  if (at <= 0 || at >= lengthOf(axis)) return null
  return (
    <div
      aria-hidden="true"
      data-now=""
      className={cn(
        "pointer-events-none relative z-10 border-t border-red/70",
        rowClass(rowsOf([at, at + CELL])),
      )}
    >
      {first && <span className="absolute -top-1 -left-1 size-2 rounded-full bg-red" />}
    </div>
  )
}
