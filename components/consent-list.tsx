import { type ConsentStatus, PURPOSES, type Purpose } from "@/lib/consents/words"
import { t } from "@/lib/say"
import { Time } from "./time"
import { Badge } from "./ui/badge"

const TONES = {
  granted: "green",
  denied: "red",
  withdrawn: "red",
  expired: "amber",
  pending: "neutral",
} as const

type Row = { purpose: Purpose; status: ConsentStatus; recordedAt: string }

/** The newest decision of each purpose. */
export function ConsentList({ rows, none }: { rows: readonly Row[]; none: string }) {
  if (rows.length === 0) return <p className="text-sm text-ink-3">{none}</p>
  return (
    <ul className="grid gap-2">
      {rows.map((one) => (
        <li key={one.purpose} className="flex items-center gap-2 text-sm">
          <span className="min-w-0 grow">{t(PURPOSES[one.purpose])}</span>
          <Badge tone={TONES[one.status]}>{t(one.status)}</Badge>
          <span className="text-xs text-ink-3">
            <Time value={one.recordedAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
