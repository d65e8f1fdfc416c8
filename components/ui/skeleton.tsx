import { t } from "@/lib/say"
import { cn } from "./cn"

/** Holds the place of one thing to come. Give it the true size: `className="h-4 w-32"`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block animate-pulse rounded-sm bg-press", className)} />
}

/** Wraps skeletons: tells readers once that something is loading. */
export function Loading({
  label = t("Loading"),
  children,
  className,
}: {
  label?: string
  children: React.ReactNode
  className?: string
}) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  )
}
