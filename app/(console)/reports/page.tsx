import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { PeriodForm } from "./period-form"
import { ReportSkeleton, VisitsSkeleton } from "./report-skeleton"
import { ReportView } from "./report-view"
import { ReportsTabs } from "./reports-tabs"
import { type Params, periodOf, wasUnderstood } from "./search-params"
import { VisitCards } from "./visit-cards"

export const generateMetadata = (): Metadata => ({ title: t("Reports") })

export default async function ReportsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("reports.read")
  const params = await searchParams
  const period = periodOf(params)
  const { days, from = "", to = "" } = period
  const csv = new URLSearchParams(from ? { from, to } : { days: String(days) })
  return (
    <>
      <PageHeader
        title={t("Reports")}
        actions={
          <ButtonLink href={`/api/reports/csv?${csv}`} prefetch={false} size="sm">
            {t("All as CSV")}
          </ButtonLink>
        }
        tabs={<ReportsTabs current="now" />}
      />
      <PageBody className="space-y-4">
        <PeriodForm period={period} />
        {!wasUnderstood(params) && (
          <Callout tone="amber">
            {t(
              "That period cannot be shown: it ends before it begins, or is longer than a year. These are the last 30 days.",
            )}
          </Callout>
        )}
        <Suspense key={JSON.stringify(period)} fallback={<ReportSkeleton />}>
          <ReportView ctx={ctx} period={period} />
        </Suspense>
        <Suspense key={`visits ${JSON.stringify(period)}`} fallback={<VisitsSkeleton />}>
          <VisitCards ctx={ctx} period={period} />
        </Suspense>
      </PageBody>
    </>
  )
}
