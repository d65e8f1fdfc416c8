import type { ReactNode } from "react"
import { cn } from "./cn"
import { TONE_TEXT, type Tone } from "./tone"

/** What happened, in order, on one line down the side. */
export function Timeline({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ol aria-label={label} className="relative">
      {children}
    </ol>
  )
}

export function TimelineItem({
  icon,
  tone = "neutral",
  title,
  aside,
  children,
  fresh,
}: {
  icon?: ReactNode
  tone?: Tone
  title: ReactNode
  /** At the far end: usually a `<Time>`. */
  aside?: ReactNode
  children?: ReactNode
  /** Came in while the page was open. */
  fresh?: boolean
}) {
  return (
    <li className={cn("group/item relative flex gap-3 rounded-md pb-4 last:pb-0", fresh && "animate-arrive")}>
      <span
        aria-hidden="true"
        className="absolute top-6 bottom-0 left-3 w-px bg-line group-last/item:hidden"
      />
      <span
        aria-hidden="true"
        className={cn(
          "relative grid size-6 shrink-0 place-items-center rounded-full border border-line bg-surface [&_svg]:size-3.5",
          TONE_TEXT[tone],
        )}
      >
        {icon ?? <span className="size-1.5 rounded-full bg-current" />}
      </span>
      <div className="min-w-0 grow pt-0.5">
        <div className="flex flex-wrap items-baseline gap-x-3">
          {/* Beside a long date a title keeps room for its words: on a phone the date goes below. */}
          <div className="min-w-0 flex-1 basis-40 text-sm text-ink-2 [&_b]:font-medium [&_b]:text-ink">
            {title}
          </div>
          {aside && <div className="shrink-0 text-xs text-ink-3">{aside}</div>}
        </div>
        {children && <div className="mt-1.5 text-sm text-ink">{children}</div>}
      </div>
    </li>
  )
}
