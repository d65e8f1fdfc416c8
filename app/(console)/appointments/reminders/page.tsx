import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { OpenAppointment } from "../components/open-appointment"
import { AppointmentTabs } from "../tabs"
import { RemindersDay } from "./reminders-day"
import { dayFilters, type Params } from "./search-params"
import { REMINDERS_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("Reminders") })

export default async function RemindersPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("appointments.read")
  const filters = dayFilters(await searchParams)
  return (
    <>
      <LiveRefresh topics={["appointment", "message"]} />
      <PageHeader title={t("Reminders")} tabs={<AppointmentTabs roles={ctx.roles} current="reminders" />} />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("Reminders")} columns={REMINDERS_SHAPE} />}>
          <RemindersDay ctx={ctx} filters={filters} />
        </Suspense>
        <OpenAppointment />
      </PageBody>
    </>
  )
}
