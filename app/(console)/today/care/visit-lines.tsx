import Link from "next/link"
import type { ReactNode } from "react"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import type { ArrivalRow } from "@/lib/appointments/of-day"
import { locale } from "@/lib/say"
import { clockTime, toDate } from "@/lib/time"

type Props = {
  rows: readonly ArrivalRow[]
  timeZone: string
  /** Those whose time has come are marked. */
  now: Date
  /** Whom they come to; else in which room. */
  withWhom: boolean
  action?: (row: ArrivalRow) => ReactNode
}

/** Visits of today in the order of their times. */
export const VisitLines = ({ rows, timeZone, now, withWhom, action }: Props) => (
  <ul className="divide-y divide-line">
    {rows.map((row) => {
      const isLate = ["scheduled", "confirmed"].includes(row.status) && toDate(row.startsAt) < now
      return (
        <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
          <time
            dateTime={row.startsAt}
            className={`w-12 shrink-0 text-sm font-semibold tabular-nums ${isLate ? "text-amber" : "text-ink"}`}
          >
            {clockTime(toDate(row.startsAt), timeZone, locale())}
          </time>
          <span className="grid min-w-0 grow basis-40 gap-0.5">
            <Link
              href={`/appointments/${row.id}`}
              prefetch={false}
              className="truncate text-sm font-medium text-ink hover:text-accent hover:underline"
            >
              <PatientText>{row.patient.name}</PatientText>
            </Link>
            <span className="truncate text-xs text-ink-3">
              {[row.service.name, withWhom ? row.practitioner.name : row.room?.name]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </span>
          <StatusBadge kind="appointment" value={row.status} look="plain" />
          {action?.(row)}
        </li>
      )
    })}
  </ul>
)
