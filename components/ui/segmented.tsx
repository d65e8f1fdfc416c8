"use client"

import { type ReactNode, useId } from "react"
import { cn } from "./cn"

export type Segment = { value: string; label: ReactNode; icon?: ReactNode }

/** One of a few, as radio buttons: arrow keys work, and it takes part in forms by `name`. */
export function Segmented({
  label,
  segments,
  value,
  onChange,
  name,
  defaultValue,
}: {
  label: string
  segments: readonly Segment[]
  value?: string
  onChange?: (value: string) => void
  name?: string
  defaultValue?: string
}) {
  const own = useId()
  return (
    <fieldset className="inline-flex w-fit rounded-md border border-line bg-canvas p-0.5">
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          className={cn(
            "relative inline-flex h-6 cursor-pointer items-center gap-1.5 rounded-sm px-2 text-xs font-medium text-ink-3 hover:text-ink",
            "has-checked:bg-raised has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-accent [&_svg]:size-3.5",
          )}
        >
          <input
            type="radio"
            name={name ?? own}
            value={segment.value}
            {...(value === undefined
              ? { defaultChecked: segment.value === defaultValue }
              : { checked: segment.value === value, onChange: () => onChange?.(segment.value) })}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {segment.icon}
          {segment.label}
        </label>
      ))}
    </fieldset>
  )
}
