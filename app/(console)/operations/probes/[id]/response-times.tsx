import { t } from "@/lib/say"
import type { Probe } from "./probe-view"

const WIDTH = 6
const HEIGHT = 60

/** A column a quarter of an hour: its height is the time taken, red where a check failed, a dash where nobody looked. */
export function ResponseTimes({
  steps,
  slowMs,
  minutes,
}: {
  steps: Probe["steps"]
  slowMs: number
  minutes: number
}) {
  const times = steps.flatMap((one) => one.ms ?? [])
  if (times.length === 0 && steps.every((one) => one.seen === 0))
    return <p className="text-sm text-ink-3">{t("Not looked at within the last 24 hours.")}</p>
  const most = Math.max(...times, 1)
  const failed = steps.filter((one) => one.failed > 0).length
  return (
    <>
      <svg
        role="img"
        aria-label={t("From {least} to {most} ms; failures in {n} of {all} quarters of an hour", {
          least: times.length > 0 ? Math.min(...times) : 0,
          most: times.length > 0 ? most : 0,
          n: failed,
          all: (24 * 60) / minutes,
        })}
        viewBox={`0 0 ${steps.length * WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-20 w-full"
      >
        {steps.map((one) => {
          const height = one.ms ? Math.max(2, (one.ms / most) * HEIGHT) : one.seen > 0 ? HEIGHT : 1
          const x = one.step * WIDTH + 1
          return (
            <rect
              key={one.step}
              x={x}
              y={HEIGHT - height}
              width={WIDTH - 2}
              height={height}
              fill={fillOf(one, slowMs)}
            />
          )
        })}
      </svg>
      <p className="mt-1 flex justify-between text-xs text-ink-3 tabular-nums">
        <span>{t("24 hours ago")}</span>
        <span>{t("highest {ms} ms", { ms: times.length > 0 ? most : 0 })}</span>
        <span>{t("now")}</span>
      </p>
    </>
  )
}

function fillOf(one: Probe["steps"][number], slowMs: number): string {
  if (one.seen === 0) return "var(--line-strong)"
  if (one.failed > 0) return "var(--red)"
  return (one.ms ?? 0) > slowMs ? "var(--amber)" : "var(--accent)"
}
