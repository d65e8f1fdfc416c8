import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import type { Clock } from "@/lib/subject-requests/rules"
import { leftText } from "./words"

const FILL = { calm: "fill-green", soon: "fill-amber", late: "fill-orange", over: "fill-red" } as const
const TEXT = { calm: "text-ink-3", soon: "text-amber", late: "text-orange", over: "text-red" } as const

/** How far the time the law gives has run. */
export function ClockBar({ clock, isOver, wide }: { clock: Clock; isOver?: boolean; wide?: boolean }) {
  const share = Math.min(100, Math.round((clock.day / clock.of) * 100))
  const tone = isOver ? "calm" : clock.tone
  return (
    <span className={cn("grid gap-1", wide ? "w-full" : "w-full md:w-44")}>
      <span className="flex justify-between gap-3 text-xs whitespace-nowrap tabular-nums">
        <span className="text-ink-2">{t("Day {n} of {all}", { n: clock.day, all: clock.of })}</span>
        {!isOver && <span className={cn("font-medium", TEXT[tone])}>{leftText(clock)}</span>}
      </span>
      <svg
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className="h-1 w-full rounded-full"
        aria-hidden="true"
      >
        <rect width="100" height="4" className="fill-line" />
        <rect width={share} height="4" className={isOver ? "fill-line-strong" : FILL[tone]} />
      </svg>
    </span>
  )
}
