import type { ComponentProps } from "react"
import { cn } from "./cn"

/** Grows with what is written, up to twelve lines. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cn(
        "field-box field-sizing-content max-h-64 min-h-16 resize-y px-2.5 py-1.5 text-sm",
        className,
      )}
    />
  )
}
