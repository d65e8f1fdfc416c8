import type { ReactNode } from "react"
import { cn } from "./cn"

/** Name and value pairs. `stacked` puts the name above, for narrow columns. */
export function DefinitionList({
  children,
  stacked,
  className,
}: {
  children: ReactNode
  stacked?: boolean
  className?: string
}) {
  return (
    <dl
      data-stacked={stacked}
      className={cn("group/dl grid text-sm", stacked ? "gap-3" : "gap-y-2", className)}
    >
      {children}
    </dl>
  )
}

export function Definition({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(6.5rem,30%)_1fr] gap-3 group-data-[stacked=true]/dl:grid-cols-1 group-data-[stacked=true]/dl:gap-0.5">
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 break-words text-ink">{children}</dd>
    </div>
  )
}
