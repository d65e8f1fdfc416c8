import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { FUNCTIONS } from "@/inngest/registry"
import { requireCtx } from "@/lib/auth"
import { listCauses } from "@/lib/causes/list"
import { CAUSE_STATES } from "@/lib/causes/words"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { JobsTabs } from "../jobs-tabs"
import { isOwn } from "../own"
import { cursorIn, type Given, textIn, word } from "../param"
import { CausesTable } from "./causes-table"
import { CAUSE_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("Causes") })

export default async function CausesPage({ searchParams }: { searchParams: Promise<Given> }) {
  const ctx = await requireCtx("runs.read")
  const params = await searchParams
  return (
    <>
      <LiveRefresh topics={["cause", "rerun"]} />
      <PageHeader
        title={t("Causes")}
        meta={
          isOwn(ctx)
            ? t("What failed for one reason, as one line: of leads you own.")
            : t("What failed for one reason, as one line. Settle it once, and run again all it left behind.")
        }
        tabs={<JobsTabs roles={ctx.roles} current="/jobs/causes" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("causes")} columns={CAUSE_SHAPE} />}>
          <Rows ctx={ctx} params={params} />
        </Suspense>
      </PageBody>
    </>
  )
}

async function Rows({ ctx, params }: { ctx: Ctx; params: Given }) {
  const state = word(params.state, CAUSE_STATES)
  const named = textIn(params.function)
  const page = await listCauses(ctx, { state, function: named, cursor: cursorIn(params.cursor) })
  return (
    <CausesTable
      page={page}
      functions={FUNCTIONS.map(({ id }) => ({ value: id, label: id }))}
      isFiltered={state !== undefined || named !== undefined}
      isOwn={isOwn(ctx)}
    />
  )
}
