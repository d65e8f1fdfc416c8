import type { ReactNode } from "react"
import { cn } from "./cn"
import { TONE_SOFT, TONE_TEXT, type Tone } from "./tone"

export type BadgeProps = {
  tone?: Tone
  icon?: ReactNode
  /** soft: tinted pill. plain: icon and word in the row's own type. solid: for what cannot wait. */
  look?: "soft" | "plain" | "solid"
  children: ReactNode
  title?: string
  className?: string
}

export function Badge({ tone = "neutral", icon, look = "soft", children, title, className }: BadgeProps) {
  return (
    <span
      title={title}
      className={cn(
        "inline-flex items-center gap-1 align-middle text-xs leading-4 font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0",
        look !== "plain" && "h-5 rounded-full border px-1.5",
        look === "soft" && TONE_SOFT[tone],
        look === "solid" && (tone === "red" ? "border-transparent bg-red-solid text-white" : TONE_SOFT[tone]),
        look === "plain" && "gap-1.5 text-ink-2",
        className,
      )}
    >
      {icon && <span className={cn("contents", look === "plain" && TONE_TEXT[tone])}>{icon}</span>}
      {children}
    </span>
  )
}

/** How many, in a tab or beside a title. Says "99+" above that. */
export function Count({ value, tone = "neutral", label }: { value: number; tone?: Tone; label?: string }) {
  return (
    <span
      className={cn(
        "inline-grid h-4 min-w-4 place-items-center rounded-full px-1 text-2xs leading-none font-medium tabular-nums",
        tone === "red"
          ? "bg-red-solid text-white"
          : tone === "accent"
            ? "bg-accent text-accent-ink"
            : "bg-press text-ink-2",
      )}
    >
      {value > 99 ? "99+" : value}
      {label && <span className="sr-only"> {label}</span>}
    </span>
  )
}
