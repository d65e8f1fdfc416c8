"use client"

import { useNow } from "@/components/clock"
import { icon } from "@/components/icon"
import { Countdown } from "@/components/time"
import { cn } from "@/components/ui/cn"
import { rowsOf } from "../geometry/axis"
import type { Ghost } from "../geometry/columns"
import { purposeOf } from "../words"
import { rowClass } from "./rows"

const Hourglass = icon("hourglass")

/** A time that is kept for somebody who is choosing, or was offered it; it goes by itself when its time is up. */
export function HoldGhost({ ghost, narrow }: { ghost: Ghost; narrow: boolean }) {
  const now = useNow()
  if (Date.parse(ghost.hold.expiresAt) <= now) return null
  const minutes = ghost.until - ghost.from
  return (
    <div
      data-hold={ghost.hold.id}
      title={narrow ? purposeOf(ghost.hold) : undefined}
      className={cn(
        "mr-1 mb-px ml-0.5 flex min-w-0 gap-x-1 overflow-hidden rounded-sm border border-dashed border-line-strong bg-surface/60 px-1.5 text-2xs text-ink-3",
        minutes >= 30 ? "flex-col py-0.5" : "items-center",
        rowClass(rowsOf([ghost.from, ghost.until])),
      )}
    >
      {narrow ? (
        <Hourglass className="size-3" />
      ) : (
        <span className="truncate font-medium text-ink-2">{purposeOf(ghost.hold)}</span>
      )}
      <Countdown
        due={ghost.hold.expiresAt}
        label={purposeOf(ghost.hold)}
        className={narrow ? "sr-only" : "text-2xs [&_svg]:size-3"}
      />
    </div>
  )
}
