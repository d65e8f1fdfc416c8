"use client"

import { cn } from "@/components/ui/cn"

export type Suggestion = { id: string; label: string; hint?: string; preview?: string }

type Props = {
  id: string
  label: string
  of: readonly Suggestion[]
  at: number
  none: string
  onPick: (one: Suggestion) => void
}

export const optionId = (listId: string, at: number): string => `${listId}-${at}`

/** What may be meant, above the box in which it is typed; the keyboard stays in the box. */
export function Suggestions({ id, label, of, at, none, onPick }: Props) {
  const preview = of[at]?.preview
  return (
    <div className="absolute inset-x-3 bottom-full z-20 mb-1 overflow-hidden rounded-lg bg-raised shadow-lg">
      <div role="listbox" id={id} aria-label={label} className="max-h-52 overflow-y-auto p-1">
        {of.map((one, n) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the box keeps the focus and names the active one
          <div
            key={one.id}
            id={optionId(id, n)}
            role="option"
            aria-selected={n === at}
            ref={(node) => {
              if (n === at) node?.scrollIntoView({ block: "nearest" })
            }}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(one)}
            className={cn(
              "flex cursor-pointer items-baseline gap-2 rounded-md px-2.5 py-1.5 text-sm",
              n === at ? "bg-accent-soft text-ink" : "text-ink-2 hover:bg-hover",
            )}
          >
            <bdi className="min-w-0 truncate font-medium">{one.label}</bdi>
            {one.hint && <span className="shrink-0 text-xs text-ink-3">{one.hint}</span>}
          </div>
        ))}
      </div>
      {of.length === 0 && <p className="px-3.5 pb-2.5 text-xs text-ink-3">{none}</p>}
      {preview && (
        <p className="max-h-32 overflow-y-auto border-t border-line bg-sunken px-3.5 py-2 text-xs [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">
          <bdi>{preview}</bdi>
        </p>
      )}
    </div>
  )
}
