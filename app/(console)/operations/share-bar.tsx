import { cn } from "@/components/ui/cn"
import { shareText } from "@/lib/hosts/words"
import { t } from "@/lib/say"

/** How much of it is in use, with a mark at which an alert begins. What is old is grey: it is not how it stands now. */
export function ShareBar({
  label,
  share,
  most,
  isOld,
}: {
  label: string
  share: number | null
  most: number
  isOld: boolean
}) {
  const isOver = share !== null && share > most
  const tone = isOld ? "text-ink-3" : isOver ? "text-red" : "text-accent"
  return (
    <div className="min-w-0 text-xs">
      <p className="flex justify-between gap-2">
        <span className="text-ink-3">{label}</span>
        <span className={cn("tabular-nums", isOver && !isOld ? "font-medium text-red" : "text-ink-2")}>
          {share === null ? t("not told") : shareText(share)}
        </span>
      </p>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        className={cn("mt-1 h-1.5 w-full", tone)}
      >
        <rect width="100" height="6" fill="var(--line)" />
        {share !== null && <rect width={Math.max(0.5, share * 100)} height="6" fill="currentColor" />}
        <rect x={most * 100} width="0.6" height="6" fill="var(--ink-3)" />
      </svg>
    </div>
  )
}
