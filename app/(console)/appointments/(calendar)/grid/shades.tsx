import { cn } from "@/components/ui/cn"
import { rowsOf } from "../geometry/axis"
import type { Shade } from "../geometry/columns"
import { shadeWords } from "../words"
import { rowClass } from "./rows"

const LOOK: Record<Shade["kind"], string> = {
  off: "bg-sunken/70",
  closed: "calendar-hatch bg-sunken",
  away: "calendar-hatch bg-sunken",
  taken: "mr-1 mb-px ml-0.5 rounded-sm border border-line bg-sunken",
  none: "bg-press",
}

/** When nobody can be booked, and why. */
export function Shades({ shades, narrow }: { shades: readonly Shade[]; narrow: boolean }) {
  return shades.map((shade) => {
    const words = shadeWords(shade)
    return (
      <div
        key={`${shade.kind} ${shade.from} ${shade.until}`}
        title={words ?? undefined}
        className={cn(
          "pointer-events-none overflow-hidden",
          LOOK[shade.kind],
          rowClass(rowsOf([shade.from, shade.until])),
        )}
      >
        {words && !narrow && shade.until - shade.from >= 30 && (
          <span
            className={cn(
              "inline-block max-w-full truncate px-1.5 text-2xs text-ink-3",
              shade.kind !== "taken" && "m-1 rounded-sm bg-surface font-medium",
            )}
          >
            {words}
          </span>
        )}
      </div>
    )
  })
}
