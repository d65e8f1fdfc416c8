import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { AppointmentTabs } from "../tabs"
import { type Params, surveyFilters } from "./search-params"
import { SURVEY_SHAPE } from "./shape"
import { SurveysView } from "./surveys-view"

export const generateMetadata = (): Metadata => ({ title: t("Answers after visits") })

export default async function SurveysPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("appointments.read")
  const filters = surveyFilters(await searchParams)
  return (
    <>
      <LiveRefresh topics={["survey"]} />
      <PageHeader
        title={t("Answers after visits")}
        meta={t("Patients are asked once in 30 days how likely they recommend the clinic, from 0 to 10.")}
        tabs={<AppointmentTabs roles={ctx.roles} current="surveys" />}
      />
      <PageBody flush>
        <Suspense
          fallback={<TableSkeleton toolbar label={t("Answers after visits")} columns={SURVEY_SHAPE} />}
        >
          <SurveysView ctx={ctx} filters={filters} />
        </Suspense>
      </PageBody>
    </>
  )
}
