import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn"

export type InputProps = Omit<ComponentProps<"input">, "size"> & {
  size?: "sm" | "md" | "lg"
  /** Stands inside, before the text. */
  lead?: ReactNode
  /** Stands inside, after the text: a unit, a key, a button. */
  trail?: ReactNode
}

const HEIGHT = { sm: "h-7 text-xs", md: "h-8 text-sm", lg: "h-10 text-base" }

export function Input({ size = "md", lead, trail, className, ...rest }: InputProps) {
  const input = (
    <input
      {...rest}
      className={cn(
        "field-box px-2.5",
        HEIGHT[size],
        Boolean(lead) && "pl-8",
        Boolean(trail) && "pr-9",
        !lead && !trail && className,
      )}
    />
  )
  if (!lead && !trail) return input
  return (
    <span className={cn("relative block", className)}>
      {lead && (
        <span className="pointer-events-none absolute inset-y-0 left-0 grid w-8 place-items-center text-ink-3 [&_svg]:size-4">
          {lead}
        </span>
      )}
      {input}
      {trail && <span className="absolute inset-y-0 right-1 flex items-center text-ink-3">{trail}</span>}
    </span>
  )
}
