import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { ReportsTabs } from "../reports-tabs"
import type { Params } from "../search-params"
import { RunNow } from "./stale-actions"
import { StaleTabs } from "./stale-tabs"
import { StaleView } from "./stale-view"

export const generateMetadata = (): Metadata => ({ title: t("Untouched leads") })

const SHAPE = [
  { header: "Patient" },
  { header: "Status", width: "w-32" },
  { header: "Last change", width: "w-40" },
]

export default async function StalePage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("reports.read")
  const { what, after } = await searchParams
  const schedule = what === "refresh" ? "stale-lead-refresh" : "stale-lead-cleanup"
  return (
    <>
      <PageHeader
        title={t("Untouched leads")}
        meta={
          schedule === "stale-lead-cleanup"
            ? t(
                "On Sundays at 03:00 leads in which nothing happened for 90 days are archived. Booked, won and lost ones stay.",
              )
            : t(
                "Every night at 02:00 open leads that nobody touched for 7 days are scored again by today's rules.",
              )
        }
        actions={can(ctx.roles, "schedules.write") && <RunNow schedule={schedule} />}
        tabs={<ReportsTabs current="stale" />}
      />
      <PageBody className="space-y-4">
        <StaleTabs current={schedule} />
        <Suspense key={schedule} fallback={<TableSkeleton label={t("leads")} columns={SHAPE} />}>
          <StaleView ctx={ctx} schedule={schedule} after={typeof after === "string" ? after : ""} />
        </Suspense>
      </PageBody>
    </>
  )
}
