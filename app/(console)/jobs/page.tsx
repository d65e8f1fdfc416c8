import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { FUNCTION_SHAPE, RUN_SHAPE } from "./columns"
import { FunctionsView } from "./functions-view"
import { JobsTabs } from "./jobs-tabs"
import { RunsView } from "./runs-view"
import { type Params, viewOf } from "./search-params"

export const metadata: Metadata = { title: "Jobs" }

export default async function JobsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("runs.read")
  const params = await searchParams
  const view = viewOf(params)
  return (
    <>
      <PageHeader
        title="Jobs"
        meta="What Rounds does by itself: each run with its steps, tries and waits."
        tabs={<JobsTabs roles={ctx.roles} current={view === "runs" ? "/jobs" : "/jobs/functions"} />}
      />
      <PageBody flush>
        {view === "runs" ? (
          <Suspense fallback={<TableSkeleton toolbar label="runs" columns={RUN_SHAPE} />}>
            <RunsView ctx={ctx} params={params} />
          </Suspense>
        ) : (
          <Suspense fallback={<TableSkeleton label="functions" columns={FUNCTION_SHAPE} rows={4} />}>
            <LiveRefresh topics={["run"]} />
            <FunctionsView ctx={ctx} />
          </Suspense>
        )}
      </PageBody>
    </>
  )
}
