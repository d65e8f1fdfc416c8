import type { ReactNode } from "react"
import { AXIS, type Bar } from "./lane"

const FILLS: Record<Bar["kind"], string> = {
  wait: "var(--line-strong)",
  sleep: "var(--violet-line)",
  failed: "var(--red)",
  done: "var(--accent)",
  running: "var(--blue)",
}

/** Bars on the run's axis. The words beside them carry the same; this is for the eye. */
export function LaneRow({ bars }: { bars: Bar[] }) {
  return (
    <svg
      viewBox={`0 0 ${AXIS} 12`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-3 w-full overflow-visible"
    >
      <rect y="5.5" width={AXIS} height="1" fill="var(--line)" />
      {bars.map((bar) => (
        <rect
          key={`${bar.x} ${bar.title}`}
          x={bar.x}
          width={bar.width}
          height="12"
          rx="1"
          fill={FILLS[bar.kind]}
        >
          <title>{bar.title}</title>
        </rect>
      ))}
    </svg>
  )
}

export const LANE_GRID =
  "grid grid-cols-[minmax(0,1fr)] items-center gap-x-4 gap-y-1.5 px-4 py-2 sm:grid-cols-[13rem_minmax(0,1fr)]"

export function LaneShell({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className={`${LANE_GRID} border-b border-line last:border-0`}>
      <div className="min-w-0">{label}</div>
      <div className="min-w-0">{children}</div>
    </div>
  )
}
