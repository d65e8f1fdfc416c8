import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import { Card } from "@/components/ui/card"
import { findAppointment } from "@/lib/appointments/find"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { clockTime, longDay, toDate } from "@/lib/time"
import { orNotFound } from "../../or-not-found"
import { AppointmentActions } from "../components/appointment-actions"
import { AppointmentCourse } from "../components/appointment-course"
import { AppointmentFacts } from "../components/appointment-facts"

export const generateMetadata = (): Metadata => ({ title: t("Appointment") })

export default async function AppointmentPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("appointments.read")
  const one = await orNotFound(findAppointment(ctx, { id: (await params).id }))
  const zone = ctx.clinic.timeZone
  const [from, until] = [toDate(one.startsAt), toDate(one.endsAt)]
  return (
    <>
      <LiveRefresh topics={["appointment"]} subjectId={one.id} />
      <PageHeader
        back={{ href: "/appointments/list", label: t("Appointments") }}
        title={<PatientText>{one.patient.name}</PatientText>}
        after={<StatusBadge kind="appointment" value={one.status} />}
        meta={`${longDay(from, zone)}, ${clockTime(from, zone)}–${clockTime(until, zone)}`}
        actions={<AppointmentActions row={one} />}
      />
      <PageBody className="grid gap-6 lg:grid-cols-2">
        <Card title={t("Appointment")} id="appointment">
          <AppointmentFacts one={one} />
        </Card>
        <Card title={t("Course")} id="course">
          <div className="grid gap-6">
            <AppointmentCourse one={one} />
          </div>
        </Card>
      </PageBody>
    </>
  )
}
