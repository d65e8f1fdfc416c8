import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { ViewsOf } from "../views/views-of"
import { RUN_SHAPE } from "./columns"
import { EngineNote } from "./engine-note"
import { JobsTabs } from "./jobs-tabs"
import { LeftOut } from "./left-out"
import { isOwn } from "./own"
import { RunsView } from "./runs-view"
import { type Params, runFilters } from "./search-params"

export const generateMetadata = (): Metadata => ({ title: t("Jobs") })

export default async function JobsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("runs.read")
  const params = await searchParams
  if (params.view === "functions") redirect("/jobs/functions")
  const { filters, dropped } = runFilters(params, ctx)
  const selecting = can(ctx.roles, "runs.rerun") !== null
  return (
    <>
      <PageHeader
        title={t("Jobs")}
        after={
          <Suspense>
            <EngineNote ctx={ctx} />
          </Suspense>
        }
        meta={
          isOwn(ctx)
            ? t("What Rounds does by itself for leads you own: each run with its steps, tries and waits.")
            : t("What Rounds does by itself: each run with its steps, tries and waits.")
        }
        actions={
          <Suspense>
            <ViewsOf ctx={ctx} page="/jobs" />
          </Suspense>
        }
        tabs={<JobsTabs roles={ctx.roles} current="/jobs" />}
      />
      <LeftOut names={dropped} />
      <PageBody flush>
        <Suspense
          fallback={<TableSkeleton toolbar label={t("runs")} columns={RUN_SHAPE} selecting={selecting} />}
        >
          <RunsView ctx={ctx} filters={filters} />
        </Suspense>
      </PageBody>
    </>
  )
}
