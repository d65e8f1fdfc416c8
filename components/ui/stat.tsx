import Link from "next/link"
import type { ReactNode } from "react"
import { cn } from "./cn"
import { TONE_TEXT, type Tone } from "./tone"

/** A number that opens the rows behind it. */
export function Stat({
  label,
  value,
  href,
  icon,
  tone = "neutral",
  note,
}: {
  label: string
  value: ReactNode
  href?: string
  icon?: ReactNode
  tone?: Tone
  note?: ReactNode
}) {
  const body = (
    <>
      <span className="flex items-center gap-1.5 text-xs text-ink-3">
        {icon && <span className={cn("[&_svg]:size-3.5", TONE_TEXT[tone])}>{icon}</span>}
        {label}
      </span>
      <span
        className={cn(
          "mt-1 block text-2xl font-semibold tracking-tight tabular-nums",
          // An icon carries the tone; without one the number does.
          icon || tone === "neutral" ? "text-ink" : TONE_TEXT[tone],
        )}
      >
        {value}
      </span>
      {note && <span className="mt-0.5 block text-xs text-ink-3">{note}</span>}
    </>
  )
  const look = "block min-w-0 border-r border-b border-line px-4 py-3"
  if (!href) return <div className={look}>{body}</div>
  return (
    <Link
      href={href}
      className={cn(look, "transition-colors hover:bg-sunken focus-visible:-outline-offset-2")}
    >
      {body}
    </Link>
  )
}

/** Stats side by side, parted by hairlines. */
export function Stats({
  children,
  label,
  className,
}: {
  children: ReactNode
  label: string
  className?: string
}) {
  return (
    <section aria-label={label} className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className={cn("-mr-px -mb-px grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))]", className)}>
        {children}
      </div>
    </section>
  )
}
