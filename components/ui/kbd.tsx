import { cn } from "./cn"

export function Kbd({ children, className }: { children: string; className?: string }) {
  return (
    <kbd
      className={cn(
        "inline-grid h-[18px] min-w-[18px] place-items-center rounded-sm border border-line-strong bg-canvas px-1 font-sans text-2xs leading-none font-medium text-ink-3",
        className,
      )}
    >
      {children}
    </kbd>
  )
}

/** "g l" as two keys, one after the other. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.split(" ").map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  )
}
