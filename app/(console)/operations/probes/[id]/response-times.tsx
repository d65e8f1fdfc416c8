import { t } from "@/lib/say"
import type { Probe } from "./probe-view"

const WIDTH = 6
const HEIGHT = 60

/** A failed check also hangs from the top: colour is not all that tells. */
const FAILED = 8

/** A column a quarter of an hour: its height is the time taken; a dash where nobody looked; a line where slow begins. */
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
          const room = one.failed > 0 ? HEIGHT - FAILED - 3 : HEIGHT
          const height = one.ms ? Math.max(2, (one.ms / most) * room) : 1
          const x = one.step * WIDTH + 1
          return (
            <g key={one.step}>
              {one.failed > 0 && <rect x={x} y={0} width={WIDTH - 2} height={FAILED} fill="var(--red)" />}
              <rect x={x} y={HEIGHT - height} width={WIDTH - 2} height={height} fill={fillOf(one, slowMs)} />
            </g>
          )
        })}
        {slowMs < most && (
          <path
            d={`M0 ${HEIGHT - (slowMs / most) * HEIGHT}H${steps.length * WIDTH}`}
            stroke="var(--ink-3)"
            strokeDasharray="4 4"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <p className="mt-1 flex justify-between text-xs text-ink-3 tabular-nums">
        <span>{t("24 hours ago")}</span>
        {times.length > 0 && <span>{t("highest {ms} ms", { ms: most })}</span>}
        <span>{t("now")}</span>
      </p>
      {(failed > 0 || slowMs < most) && (
        <p className="mt-1 text-xs text-ink-3">
          {failed > 0 && t("A mark at the top: a check failed.")}{" "}
          {slowMs < most && t("The dashed line: slow from {ms} ms.", { ms: slowMs })}
        </p>
      )}
    </>
  )
}

function fillOf(one: Probe["steps"][number], slowMs: number): string {
  if (one.seen === 0) return "var(--line-strong)"
  if (one.failed > 0) return "var(--red)"
  return (one.ms ?? 0) > slowMs ? "var(--amber)" : "var(--accent)"
}
