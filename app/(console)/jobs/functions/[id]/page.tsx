import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { findFunction } from "@/lib/jobs/function"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { CardsLoading } from "../../../settings/cards-loading"
import { JobsTabs } from "../../jobs-tabs"
import { RangeLinks } from "../range-links"
import { type Params, rangeOf } from "../search-params"
import { Trigger } from "../trigger"
import { About } from "./about"
import { Causes } from "./causes"
import { Charts } from "./charts"
import { LastRuns } from "./last-runs"
import { Numbers } from "./numbers"

export const generateMetadata = (): Metadata => ({ title: t("Function") })

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Params> }

export default async function FunctionPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("runs.read")
  const { id } = await params
  const range = rangeOf(await searchParams)
  const one = await orNotFound(findFunction(ctx, { id, range }))
  return (
    <>
      <LiveRefresh topics={["run"]} />
      <PageHeader
        title={one.id}
        meta={<Trigger trigger={one.trigger} />}
        back={{ href: "/jobs/functions", label: t("Functions") }}
        actions={<RangeLinks path={`/jobs/functions/${one.id}`} range={range} />}
        tabs={<JobsTabs roles={ctx.roles} current="/jobs/functions" />}
      />
      <PageBody className="grid max-w-6xl items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <Numbers one={one} />
          <Charts one={one} zone={ctx.clinic.timeZone} />
          <Causes one={one} />
          <Suspense fallback={<CardsLoading />}>
            <LastRuns ctx={ctx} id={one.id} />
          </Suspense>
        </div>
        <About one={one} />
      </PageBody>
    </>
  )
}
