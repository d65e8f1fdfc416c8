"use client"

import { useQuery } from "@tanstack/react-query"
import { useTimeZone } from "@/components/clock"
import { EmptyState, ErrorState } from "@/components/empty-state"
import { StatusBadge } from "@/components/status-badge"
import { Button } from "@/components/ui/button"
import { Sheet, SheetContent } from "@/components/ui/sheet"
import { Skeleton } from "@/components/ui/skeleton"
import type { AppointmentView } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { clockTime, longDay, toDate } from "@/lib/time"
import { type ApiError, getJson } from "@/lib/web/query-client"
import { AppointmentActions } from "./appointment-actions"
import { AppointmentCourse } from "./appointment-course"
import { AppointmentFacts } from "./appointment-facts"

type Props = {
  id: string
  onClose: () => void
  /** Another one was booked in its place. */
  onBooked?: (booked: { id: string }) => void
}

/** Everything about one appointment, and what can be done with it; opened over the calendar, the list or the board. */
export function AppointmentSheet({ id, onClose, onBooked }: Props) {
  const { data, error, refetch } = useQuery<AppointmentView, ApiError>({
    queryKey: ["appointments", id],
    queryFn: ({ signal }) => getJson<AppointmentView>(`/api/appointments/${id}`, { signal }),
    meta: { live: ["appointment"] },
  })
  return (
    <Sheet open onOpenChange={(next) => !next && onClose()}>
      <SheetContent
        title={data?.patient.name ?? t("Appointment")}
        description={data && <When one={data} />}
        footer={data?.may.write && <AppointmentActions row={data} onBooked={onBooked} />}
      >
        {data ? (
          <div className="grid gap-6">
            <AppointmentFacts one={data} />
            <AppointmentCourse one={data} />
          </div>
        ) : error?.status === 404 ? (
          <EmptyState compact title={t("There is no such appointment")}>
            {t("It may be another clinic's, or not for your role.")}
          </EmptyState>
        ) : error ? (
          <ErrorState
            compact
            requestId={error.requestId}
            action={<Button onClick={() => void refetch()}>{t("Try again")}</Button>}
          />
        ) : (
          <div aria-busy="true" className="grid gap-3">
            {[0, 1, 2, 3, 4].map((n) => (
              <Skeleton key={n} className="h-5 w-full" />
            ))}
          </div>
        )}
      </SheetContent>
    </Sheet>
  )
}

function When({ one }: { one: AppointmentView }) {
  const zone = useTimeZone()
  return (
    <span className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-2">
      <StatusBadge kind="appointment" value={one.status} />
      <time dateTime={one.startsAt}>
        {longDay(toDate(one.startsAt), zone)}, {clockTime(toDate(one.startsAt), zone)}–
        {clockTime(toDate(one.endsAt), zone)}
      </time>
    </span>
  )
}
