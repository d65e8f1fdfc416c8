import type { Ledger } from "@/lib/inbox/words"
import { t, tn } from "@/lib/say"
import { clockTime, DAY_MS, exactDay, HOUR_MS, toDate } from "@/lib/time"

const HEIGHT = 56
const WIDTH = 12

type Bar = { at: Date; accepted: number; duplicate: number; refused: number }

/** Traffic at a glance. A gap is silence: the table below lists only the hours in which somebody called. */
export function LedgerBars({ ledger, now, timeZone }: { ledger: Ledger; now: Date; timeZone: string }) {
  const bars = toBars(ledger, now)
  const most = Math.max(1, ...bars.map((bar) => bar.accepted + bar.duplicate + bar.refused))
  const said = (at: Date) =>
    ledger.unit === "hour" ? `${exactDay(at, timeZone)}, ${clockTime(at, timeZone)}` : exactDay(at, timeZone)
  const first = bars[0]
  const last = bars.at(-1)
  return (
    <figure className="min-w-0">
      <svg
        role="img"
        aria-label={
          ledger.unit === "hour"
            ? t("Items received by hour; the table below has the numbers.")
            : t("Items received by day; the table below has the numbers.")
        }
        viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-14 w-full border-b border-line-strong"
      >
        {bars.map((bar, index) => {
          const all = bar.accepted + bar.duplicate + bar.refused
          const tall = (part: number) => (part / most) * (HEIGHT - 2)
          const x = index * WIDTH + 1
          const width = WIDTH - 2
          return (
            <g key={bar.at.getTime()}>
              <title>{`${said(bar.at)}: ${tn(all, "{n} received", "{n} received")}`}</title>
              <rect x={x} y={0} width={width} height={HEIGHT} fill="transparent" />
              <rect
                x={x}
                width={width}
                y={HEIGHT - tall(bar.accepted)}
                height={tall(bar.accepted)}
                fill="var(--accent)"
              />
              <rect
                x={x}
                width={width}
                y={HEIGHT - tall(bar.accepted + bar.duplicate)}
                height={tall(bar.duplicate)}
                fill="var(--line-strong)"
              />
              <rect x={x} width={width} y={HEIGHT - tall(all)} height={tall(bar.refused)} fill="var(--red)" />
            </g>
          )
        })}
      </svg>
      <figcaption className="mt-1.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-2xs text-ink-3 tabular-nums">
        <span>{first && said(first.at)}</span>
        <span className="flex gap-3">
          <Key className="bg-accent">{t("Accepted")}</Key>
          <Key className="bg-line-strong">{t("Duplicate")}</Key>
          <Key className="bg-red">{t("Refused")}</Key>
        </span>
        <span>{last && said(last.at)}</span>
      </figcaption>
    </figure>
  )
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <span aria-hidden="true" className={`size-2 rounded-sm ${className}`} />
      {children}
    </span>
  )
}

/** One bar a step of the window, quiet ones too. */
function toBars(ledger: Ledger, now: Date): Bar[] {
  const step = ledger.unit === "hour" ? HOUR_MS : DAY_MS
  const from = Date.parse(ledger.from)
  const count = Math.min(200, Math.max(1, Math.ceil((now.getTime() - from) / step)))
  const bars = Array.from({ length: count }, (_, index) => ({
    at: toDate(from + index * step),
    accepted: 0,
    duplicate: 0,
    refused: 0,
  }))
  for (const row of ledger.rows) {
    // A day of 23 or 25 hours is still its own bar.
    const bar = bars[Math.min(count - 1, Math.round((Date.parse(row.from) - from) / step))]
    if (!bar) continue
    bar.accepted += row.accepted
    bar.duplicate += row.duplicate
    bar.refused += row.refused
  }
  return bars
}
