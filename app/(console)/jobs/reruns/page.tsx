import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import type { Ctx } from "@/lib/ctx"
import { listReruns } from "@/lib/reruns/list"
import { t } from "@/lib/say"
import { JobsTabs } from "../jobs-tabs"
import { isOwn } from "../own"
import { cursorIn, type Given } from "../param"
import { RerunsTable } from "./reruns-table"
import { RERUN_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("Reruns") })

export default async function RerunsPage({ searchParams }: { searchParams: Promise<Given> }) {
  const ctx = await requireCtx("runs.read")
  const { cursor } = await searchParams
  return (
    <>
      <LiveRefresh topics={["rerun", "run", "approval"]} />
      <PageHeader
        title={t("Reruns")}
        meta={
          isOwn(ctx)
            ? t("What you started again: why, how many, and what came of each.")
            : t("What people started again: who, why, how many, and what came of each.")
        }
        tabs={<JobsTabs roles={ctx.roles} current="/jobs/reruns" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton label={t("reruns")} columns={RERUN_SHAPE} />}>
          <Rows ctx={ctx} cursor={cursorIn(cursor)} />
        </Suspense>
      </PageBody>
    </>
  )
}

async function Rows({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  return <RerunsTable page={await listReruns(ctx, { cursor })} isOwn={isOwn(ctx)} />
}
