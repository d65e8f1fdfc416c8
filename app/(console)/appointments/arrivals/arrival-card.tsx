"use client"

import Link from "next/link"
import { usePathname, useSearchParams } from "next/navigation"
import { useTimeZone } from "@/components/clock"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import { hrefWith } from "@/components/url"
import type { ArrivalRow } from "@/lib/appointments/of-day"
import { clockTime, toDate } from "@/lib/time"
import { AppointmentActions } from "../components/appointment-actions"
import { Practitioner } from "../list/columns"
import { Waits } from "./waits"

/** One person of the day: opens the panel; the next step stands on it. */
export function ArrivalCard({ row, isToday }: { row: ArrivalRow; isToday: boolean }) {
  const zone = useTimeZone()
  const path = usePathname()
  const params = useSearchParams()
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)] gap-1.5 rounded-lg border border-line bg-surface p-3 hover:border-line-strong has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent">
      <div className="flex items-baseline gap-2">
        <time dateTime={row.startsAt} className="text-sm font-semibold tabular-nums">
          {clockTime(toDate(row.startsAt), zone)}
        </time>
        <Link
          href={hrefWith(path, params.toString(), { appointment: row.id })}
          scroll={false}
          prefetch={false}
          data-card={row.id}
          className="min-w-0 truncate text-sm font-medium text-ink outline-none after:absolute after:inset-0"
        >
          <PatientText>{row.patient.name}</PatientText>
        </Link>
        <span className="ml-auto shrink-0 text-xs">{isToday && <Waits row={row} />}</span>
      </div>
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-xs text-ink-2">
        <span className="truncate">{row.service.name}</span>
        <Practitioner one={row.practitioner} />
        {row.room && <span className="text-ink-3">{row.room.name}</span>}
      </p>
      {row.note && (
        <p className="line-clamp-2 text-xs text-ink-3">
          <PatientText>{row.note}</PatientText>
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1.5">
        <StatusBadge kind="appointment" value={row.status} look="plain" />
        <span className="relative z-10 ml-auto flex items-center gap-1">
          <AppointmentActions row={row} size="sm" />
        </span>
      </div>
    </li>
  )
}
