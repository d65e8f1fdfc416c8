"use client"

import { type ComponentProps, type ReactNode, useEffect, useRef } from "react"
import { cn } from "./cn"

export type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label?: ReactNode
  indeterminate?: boolean
}

/** The platform's own box in our look. Without `label` give it `aria-label`. */
export function Checkbox({ label, indeterminate = false, className, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate
  }, [indeterminate])
  const input = (
    <span className="relative inline-grid size-4 shrink-0 place-items-center align-middle">
      <input
        {...rest}
        ref={box}
        type="checkbox"
        className={cn(
          "peer col-start-1 row-start-1 size-4 appearance-none rounded-sm border border-field bg-surface transition-colors",
          "checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent",
          "disabled:cursor-not-allowed disabled:opacity-60 disabled:not-checked:bg-sunken",
          !label && className,
        )}
      />
      <svg
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        aria-hidden="true"
        className="pointer-events-none col-start-1 row-start-1 size-4 text-accent-ink opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-100"
      >
        <path
          d={indeterminate ? "M4.5 8h7" : "M4.2 8.3l2.5 2.5 5.1-5.6"}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </span>
  )
  if (!label) return input
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box is inside
    <label className={cn("inline-flex cursor-pointer items-center gap-2 text-sm select-none", className)}>
      {input}
      <span>{label}</span>
    </label>
  )
}
