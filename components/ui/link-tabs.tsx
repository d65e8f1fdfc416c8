import Link from "next/link"
import type { ReactNode } from "react"
import { cn } from "./cn"

export type TabItem = {
  href: string
  label: ReactNode
  current: boolean
  count?: number | string | null
  icon?: ReactNode
}

/** Tabs whose state is the address. Server-rendered links. */
export function LinkTabs({
  items,
  label,
  className,
}: {
  items: readonly TabItem[]
  label: string
  className?: string
}) {
  return (
    <nav
      aria-label={label}
      className={cn("-mb-px flex gap-1 overflow-x-auto [scrollbar-width:none]", className)}
    >
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          scroll={false}
          aria-current={item.current ? "page" : undefined}
          className={cn(
            "inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2 text-sm font-medium transition-colors [&_svg]:size-3.5",
            "focus-visible:-outline-offset-2",
            // What is chosen is in sight, also where the row is wider than the window.
            item.current && "[scroll-initial-target:nearest]",
            item.current ? "border-accent text-ink" : "border-transparent text-ink-3 hover:text-ink",
          )}
        >
          {item.icon}
          {item.label}
          {item.count !== undefined && item.count !== null && (
            <span className="rounded-full bg-press px-1.5 text-2xs text-ink-2 tabular-nums">
              {item.count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}

/** A choice of two to four views, as links. */
export function SegmentedLinks({ items, label }: { items: readonly TabItem[]; label: string }) {
  return (
    <nav
      aria-label={label}
      className="inline-flex w-fit max-w-full overflow-x-auto rounded-md border border-line bg-canvas p-0.5 [scrollbar-width:none]"
    >
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          scroll={false}
          aria-current={item.current ? "true" : undefined}
          className={cn(
            "inline-flex h-6 shrink-0 items-center gap-1.5 rounded-sm px-2 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5",
            "focus-visible:-outline-offset-2",
            item.current ? "bg-raised text-ink shadow-xs" : "text-ink-3 hover:text-ink",
          )}
        >
          {item.icon}
          {item.label}
          {item.count !== undefined && item.count !== null && (
            <span className="font-normal text-ink-3 tabular-nums">{item.count}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
