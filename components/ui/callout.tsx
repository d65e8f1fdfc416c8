import type { ReactNode } from "react"
import { icon } from "../icon"
import { cn } from "./cn"
import { TONE_SOFT, TONE_TEXT, type Tone } from "./tone"

const CircleAlert = icon("circle-exclamation-point")
const CircleCheck = icon("circle-check")
const Info = icon("info")
const TriangleAlert = icon("triangle-exclamation-point")

const ICONS: Partial<Record<Tone, typeof Info>> = {
  red: CircleAlert,
  orange: TriangleAlert,
  amber: TriangleAlert,
  green: CircleCheck,
}

/** A remark in the flow of the page. `role="alert"` when it appears after an action. */
export function Callout({
  tone = "neutral",
  title,
  children,
  action,
  role,
  className,
}: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  role?: "alert" | "status"
  className?: string
}) {
  const Icon = ICONS[tone] ?? Info
  return (
    <div
      role={role}
      className={cn("flex gap-2.5 rounded-lg border px-3 py-2.5 text-sm", TONE_SOFT[tone], className)}
    >
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", TONE_TEXT[tone])} />
      <div className="min-w-0 grow text-ink-2">
        {title && <p className="font-medium text-ink">{title}</p>}
        {children}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </div>
  )
}
