import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { ReportsTabs } from "../reports-tabs"
import type { Params } from "../search-params"
import { WeeksView } from "./weeks-view"

export const generateMetadata = (): Metadata => ({ title: t("Weeks") })

const SHAPE = [{ header: "Week" }, { header: "Leads" }, { header: "Booked" }, { header: "Won" }]

export default async function WeeksPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("reports.read")
  const { cursor } = await searchParams
  return (
    <>
      <PageHeader
        title={t("Weeks")}
        meta={t("Kept on Mondays at 08:00 and never changed afterwards.")}
        tabs={<ReportsTabs current="weekly" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton label={t("weeks")} columns={SHAPE} />}>
          <WeeksView ctx={ctx} cursor={typeof cursor === "string" ? cursor : undefined} />
        </Suspense>
      </PageBody>
    </>
  )
}
