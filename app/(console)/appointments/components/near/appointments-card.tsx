import Link from "next/link"
import { LiveRefresh } from "@/components/live"
import { Card } from "@/components/ui/card"
import { appointmentsOfPatient } from "@/lib/appointments/of-patient"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { AppError } from "@/lib/errors"
import { t } from "@/lib/say"
import { BookButton } from "../booking/book-button"
import type { BookingStart } from "../booking/booking-start"
import { AppointmentLines } from "./appointment-lines"

type Props = {
  ctx: Ctx
  patientId: string
  /** Books from here; absent: only to be read. */
  start?: BookingStart
  /** How many of the past ones are shown. */
  past?: number
}

/** A patient's next appointments and the last ones, and a key away from the next booking. Nothing for whom it is not. */
export async function AppointmentsCard({ ctx, patientId, start, past = 3 }: Props) {
  if (!can(ctx.roles, "appointments.read")) return null
  const found = await appointmentsOfPatient(ctx, { patientId }).catch((error) =>
    error instanceof AppError && error.code === "not_found" ? null : Promise.reject(error),
  )
  if (!found) return null
  const { timeZone } = ctx.clinic
  const before = found.past.rows.slice(0, past)
  const more = found.past.rows.length > before.length || found.past.nextCursor !== null
  const books = start && can(ctx.roles, "appointments.write")
  return (
    <Card
      title={t("Appointments")}
      id="appointments"
      actions={books ? <BookButton start={start} size="sm" variant="secondary" byAddress /> : undefined}
    >
      <LiveRefresh topics={["appointment", "booking"]} />
      {found.next.length > 0 ? (
        <AppointmentLines rows={found.next} timeZone={timeZone} />
      ) : (
        <p className="text-sm text-ink-3">{t("Nothing is booked.")}</p>
      )}
      {before.length > 0 && (
        <div className="mt-3 border-t border-line pt-3">
          <p className="mb-1.5 text-xs text-ink-3">{t("Past")}</p>
          <AppointmentLines rows={before} timeZone={timeZone} />
        </div>
      )}
      {more && (
        <Link
          href={`/appointments/list?tab=past&patientId=${patientId}`}
          className="mt-2 inline-block text-sm text-accent hover:underline"
        >
          {t("All past appointments")}
        </Link>
      )}
    </Card>
  )
}
