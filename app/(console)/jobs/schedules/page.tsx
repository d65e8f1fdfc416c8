import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { EngineNote } from "../engine-note"
import { JobsTabs } from "../jobs-tabs"
import { SchedulesView } from "./schedules-view"

export const generateMetadata = (): Metadata => ({ title: t("Schedules") })

type Params = Record<string, string | string[] | undefined>

export default async function SchedulesPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("schedules.read")
  const { q } = await searchParams
  const wanted = typeof q === "string" ? q.slice(0, 120) : undefined
  return (
    <>
      <LiveRefresh topics={["schedule"]} />
      <PageHeader
        title={t("Schedules")}
        after={
          <Suspense>
            <EngineNote ctx={ctx} />
          </Suspense>
        }
        meta={t("What is due by the clock, and whether it happened.")}
        tabs={<JobsTabs roles={ctx.roles} current="/jobs/schedules" />}
      />
      <PageBody>
        <Suspense fallback={<Waiting />}>
          <SchedulesView ctx={ctx} q={wanted} />
        </Suspense>
      </PageBody>
    </>
  )
}

const Waiting = () => (
  <Loading label={t("schedules")}>
    <div className="grid gap-3">
      <Skeleton className="h-5 w-80 max-w-full" />
      <Skeleton className="h-8 w-72 max-w-full" />
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <Skeleton key={key} className="h-20 w-full" />
      ))}
    </div>
  </Loading>
)
