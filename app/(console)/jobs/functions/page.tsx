import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { FUNCTION_SHAPE } from "../columns"
import { JobsTabs } from "../jobs-tabs"
import { isOwn } from "../own"
import { FunctionsView } from "./functions-view"
import { RangeLinks } from "./range-links"
import { type Params, rangeOf } from "./search-params"

export const generateMetadata = (): Metadata => ({ title: t("Functions") })

export default async function FunctionsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("runs.read")
  const range = rangeOf(await searchParams)
  return (
    <>
      <LiveRefresh topics={["run"]} />
      <PageHeader
        title={t("Functions")}
        meta={
          isOwn(ctx)
            ? t("What Rounds did by itself for leads you own, and how it went.")
            : t("What Rounds can do by itself, and how it went.")
        }
        actions={<RangeLinks path="/jobs/functions" range={range} />}
        tabs={<JobsTabs roles={ctx.roles} current="/jobs/functions" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton label={t("functions")} columns={FUNCTION_SHAPE} rows={8} />}>
          <FunctionsView ctx={ctx} range={range} />
        </Suspense>
      </PageBody>
    </>
  )
}
