import { t } from "@/lib/say"
import { cn } from "./cn"

const COLOURS: Record<string, string> = {
  HOT: "text-red",
  WARM: "text-amber",
  COLD: "text-blue",
  UNQUALIFIED: "text-ink-3",
}
const TURN = 2 * Math.PI * 15

/** A score of 1 to 5 as a ring of five parts with the figure inside. */
export function ScoreRing({
  score,
  classification,
  size = "md",
}: {
  score: number | null
  classification?: string | null
  size?: "sm" | "md" | "lg"
}) {
  const part = TURN / 5
  const label =
    score === null
      ? t("Not scored yet")
      : `${t("Score {score} of 5", { score })}${classification ? `, ${classification}` : ""}`
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={cn(
        "relative inline-grid shrink-0 place-items-center font-semibold tabular-nums",
        size === "sm" ? "size-6 text-2xs" : size === "lg" ? "size-16 text-xl" : "size-9 text-sm",
        COLOURS[classification ?? ""] ?? "text-ink-3",
      )}
    >
      <svg
        viewBox="0 0 36 36"
        fill="none"
        strokeWidth={size === "lg" ? 3 : 4}
        className="absolute inset-0 size-full -rotate-90"
        aria-hidden="true"
      >
        {[0, 1, 2, 3, 4].map((index) => (
          <circle
            key={index}
            cx="18"
            cy="18"
            r="15"
            stroke={index < (score ?? 0) ? "currentColor" : "var(--line-strong)"}
            strokeDasharray={`${part - 3.4} ${TURN - part + 3.4}`}
            strokeDashoffset={-(index * part + 1.7)}
          />
        ))}
      </svg>
      <span aria-hidden="true" className="text-ink">
        {score ?? "–"}
      </span>
    </span>
  )
}

/** n of m as a bar, with the words for readers. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  const part = max > 0 ? Math.min(100, Math.round((100 * value) / max)) : 0
  return (
    <svg
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="h-1 w-full overflow-hidden rounded-full"
    >
      <rect width="100" height="4" fill="var(--press)" />
      <rect width={part} height="4" fill="var(--accent)" />
    </svg>
  )
}
