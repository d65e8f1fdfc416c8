import type { ComponentProps, ReactNode } from "react"
import { icon } from "../icon"
import { cn } from "./cn"

const ChevronDown = icon("chevron-down")

export type Option = { value: string; label: string; disabled?: boolean }

export type SelectProps = Omit<ComponentProps<"select">, "size"> & {
  options?: readonly Option[]
  /** First, empty choice. */
  placeholder?: string
  size?: "sm" | "md" | "lg"
  children?: ReactNode
}

const HEIGHT = { sm: "h-7 text-xs", md: "h-8 text-sm", lg: "h-10 text-base" }

/** The platform's own list: works without script, with every reader and on every phone. */
export function Select({ options, placeholder, size = "md", className, children, ...rest }: SelectProps) {
  return (
    <span className={cn("relative block", className)}>
      <select {...rest} className={cn("field-box select-box truncate pr-8 pl-2.5", HEIGHT[size])}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-ink-3"
      />
    </span>
  )
}
