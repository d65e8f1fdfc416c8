import Link from "next/link"
import { StatusBadge } from "@/components/status-badge"
import type { AppointmentRow } from "@/lib/appointments/schema"
import { locale } from "@/lib/say"
import { toDate } from "@/lib/time"

/** "Tue, 24 Nov, 10:30" by the clinic's clock. */
export const shortMoment = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), {
    ...{ timeZone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  }).format(toDate(at))

/** Appointments of one person: when, what for and with whom; each opens its page. */
export const AppointmentLines = ({
  rows,
  timeZone,
}: {
  rows: readonly AppointmentRow[]
  timeZone: string
}) => (
  <ul className="grid gap-2.5">
    {rows.map((row) => (
      <li key={row.id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
        <Link
          href={`/appointments/${row.id}`}
          prefetch={false}
          className="font-medium text-ink hover:text-accent hover:underline"
        >
          <time dateTime={row.startsAt}>{shortMoment(row.startsAt, timeZone)}</time>
        </Link>
        <StatusBadge kind="appointment" value={row.status} look="plain" />
        <span className="w-full text-xs text-ink-3">
          {row.service.name} · {row.practitioner.name}
        </span>
      </li>
    ))}
  </ul>
)
