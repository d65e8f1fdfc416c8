import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"

/** Failures an hour over the last day, the newest on the right. */
export function Trend({ hours, className }: { hours: readonly number[]; className?: string }) {
  const sum = hours.reduce((total, one) => total + one, 0)
  const most = Math.max(1, ...hours)
  const label = sum === 0 ? t("None in the last 24 hours") : t("{n} in the last 24 hours", { n: sum })
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${hours.length * 4} 16`}
      preserveAspectRatio="none"
      className={cn("h-4 w-24", className)}
    >
      <title>{label}</title>
      {hours.map((count, hour) => {
        const height = count === 0 ? 1 : 3 + (13 * count) / most
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
            key={hour}
            x={hour * 4}
            y={16 - height}
            width="3"
            height={height}
            fill={count === 0 ? "var(--line-strong)" : "var(--red)"}
          />
        )
      })}
    </svg>
  )
}
