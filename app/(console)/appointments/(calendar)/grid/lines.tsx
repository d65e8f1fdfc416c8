import { cn } from "@/components/ui/cn"
import { type Axis, clockOf, hoursOf, lengthOf, rowsOf } from "../geometry/axis"
import { ROWS, rowClass } from "./rows"

/** The hours down the side. It stays while the columns move under it. */
export function Gutter({ axis }: { axis: Axis }) {
  return (
    <div aria-hidden="true" className={cn("sticky left-0 z-20 w-14 shrink-0 bg-surface", ROWS)}>
      {hoursOf(axis).map(({ at, minute, again }) => (
        <span
          key={at}
          className={cn(
            "-translate-y-2 pr-2 text-right text-2xs tabular-nums",
            again ? "text-amber" : "text-ink-3",
            rowClass(rowsOf([at, at + 30])),
          )}
        >
          {clockOf(minute)}
          {again && " ²"}
        </span>
      ))}
    </div>
  )
}

/** A line for each hour, and a fainter one for its half, once for all columns. */
export function HourLines({ axis }: { axis: Axis }) {
  const length = lengthOf(axis)
  return (
    <div aria-hidden="true" className={cn("pointer-events-none absolute inset-0", ROWS)}>
      {hoursOf(axis).map(({ at }) => (
        <div
          key={at}
          className={cn("border-t border-line", rowClass(rowsOf([at, Math.min(at + 30, length)])))}
        />
      ))}
      {hoursOf(axis)
        .filter(({ at }) => at + 30 < length)
        .map(({ at }) => (
          <div
            key={at}
            className={cn("border-t border-dotted border-line", rowClass(rowsOf([at + 30, at + 60])))}
          />
        ))}
    </div>
  )
}
