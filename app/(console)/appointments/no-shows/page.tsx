import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { OpenAppointment } from "../components/open-appointment"
import { AppointmentTabs } from "../tabs"
import { LikelyCard } from "./likely-card"
import { NoShowsView } from "./no-shows-view"
import { noShowFilters, type Params } from "./search-params"
import { NO_SHOW_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("No-shows") })

export default async function NoShowsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("appointments.read")
  const filters = noShowFilters(await searchParams)
  return (
    <>
      <LiveRefresh topics={["appointment", "task"]} />
      <PageHeader
        title={t("No-shows")}
        meta={t("Who did not come and should be called, and who may not come this week.")}
        tabs={<AppointmentTabs roles={ctx.roles} current="no-shows" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("No-shows")} columns={NO_SHOW_SHAPE} />}>
          <NoShowsView ctx={ctx} filters={filters} />
          {filters.tab === "open" && !filters.cursor && <LikelyCard ctx={ctx} />}
        </Suspense>
        <OpenAppointment />
      </PageBody>
    </>
  )
}
