import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { AppointmentTabs } from "../tabs"
import { RecallsView } from "./recalls-view"
import { boardFilters, type Params } from "./search-params"
import { RECALL_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("Recalls") })

export default async function RecallsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("appointments.read")
  const masked = can(ctx.roles, "appointments.read")?.scope === "masked"
  const filters = boardFilters(await searchParams, masked)
  return (
    <>
      <LiveRefresh topics={["recall", "appointment"]} />
      <PageHeader
        title={t("Recalls")}
        meta={t("Who is due to come again. They are invited by message; who cannot be reached so is called.")}
        tabs={<AppointmentTabs roles={ctx.roles} current="recalls" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("Recalls")} columns={RECALL_SHAPE} />}>
          <RecallsView ctx={ctx} filters={filters} masked={masked} />
        </Suspense>
      </PageBody>
    </>
  )
}
