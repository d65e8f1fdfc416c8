import type { ReactNode } from "react"
import { cn } from "./cn"

/** A panel of one subject. `flush` leaves the inside to lists and tables that reach the edge. */
export function Card({
  title,
  count,
  hint,
  actions,
  footer,
  flush,
  children,
  className,
  id,
}: {
  title?: ReactNode
  count?: ReactNode
  hint?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  flush?: boolean
  children?: ReactNode
  className?: string
  id?: string
}) {
  return (
    <section
      aria-labelledby={title && id ? `${id}-title` : undefined}
      id={id}
      className={cn("min-w-0 overflow-clip rounded-lg border border-line bg-surface", className)}
    >
      {title && (
        <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2">
          {/* As one text: a long hint goes on below the title, and no word of it is cut. */}
          <div className={cn("grow space-x-2 text-xs text-ink-3", hint ? "min-w-32 basis-0" : null)}>
            <h2 id={id ? `${id}-title` : undefined} className="inline text-sm font-semibold text-ink">
              {title}
            </h2>
            {count !== undefined && <span className="tabular-nums">{count}</span>}
            {hint && <span>{hint}</span>}
          </div>
          {actions && <div className="-my-1 ml-auto flex items-center gap-1">{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : "p-4"}>{children}</div>
      {footer && (
        <footer className="border-t border-line bg-canvas px-4 py-2 text-xs text-ink-3">{footer}</footer>
      )}
    </section>
  )
}
