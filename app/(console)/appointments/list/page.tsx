import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { BookButton } from "../components/booking/book-button"
import { OpenAppointment } from "../components/open-appointment"
import { AppointmentTabs } from "../tabs"
import { ListView } from "./list-view"
import { listFilters, type Params } from "./search-params"
import { LIST_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("Appointments") })

export default async function AppointmentListPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("appointments.read")
  const params = await searchParams
  const masked = can(ctx.roles, "appointments.read")?.scope === "masked"
  const filters = listFilters(params, masked)
  return (
    <>
      <PageHeader
        title={t("Appointments")}
        actions={
          can(ctx.roles, "appointments.write") && <BookButton start={{ source: "member" }} byAddress />
        }
        tabs={<AppointmentTabs roles={ctx.roles} current="list" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("Appointments")} columns={LIST_SHAPE} />}>
          <ListView ctx={ctx} filters={filters} masked={masked} />
        </Suspense>
        <OpenAppointment />
      </PageBody>
    </>
  )
}
