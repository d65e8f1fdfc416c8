import "./calendar.css"
import type { Metadata } from "next"
import { Suspense } from "react"
import { PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { BookButton } from "../components/booking/book-button"
import { AppointmentTabs } from "../tabs"
import { CalendarPart } from "./calendar-part"
import { CalendarSkeleton } from "./calendar-skeleton"
import { todayIn } from "./geometry/days"
import { type Params, placeOf } from "./place"

export const generateMetadata = (): Metadata => ({ title: t("Appointments") })

export default async function CalendarPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("appointments.read")
  const today = todayIn(ctx.now.getTime(), ctx.clinic.timeZone)
  const place = placeOf(await searchParams, today)
  return (
    <div className="flex flex-col md:-mb-6 md:h-[calc(100dvh-var(--bar))]">
      <PageHeader
        title={t("Appointments")}
        tabs={<AppointmentTabs roles={ctx.roles} current="calendar" />}
        actions={can(ctx.roles, "appointments.write") && <BookButton start={{ source: "member" }} />}
      />
      <Suspense fallback={<CalendarSkeleton place={place} />}>
        <CalendarPart ctx={ctx} place={place} today={today} />
      </Suspense>
    </div>
  )
}
