import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { BoardSkeleton } from "./board-skeleton"
import { LeadsBoard } from "./leads-board"
import { LeadsHeaderActions } from "./leads-header-actions"
import { LeadsList } from "./leads-list"
import { LeadsNotes } from "./leads-notes"
import { LeadsTabs } from "./leads-tabs"
import { filtersOf, isBoard, type Params } from "./search-params"
import { skeletonColumns } from "./skeleton-columns"

export const generateMetadata = (): Metadata => ({ title: t("Leads") })

export default async function LeadsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("leads.read")
  const params = await searchParams
  const { filters, dropped } = filtersOf(params, ctx.roles)
  const scores = can(ctx.roles, "leads.score.read") !== null
  const works = can(ctx.roles, "leads.work") !== null
  const board = isBoard(params)
  return (
    <>
      <PageHeader
        title={t("Leads")}
        actions={
          <Suspense>
            <LeadsHeaderActions ctx={ctx} filters={filters} board={board} />
          </Suspense>
        }
        tabs={<LeadsTabs scores={scores} mine={works} />}
      />
      <LeadsNotes ctx={ctx} dropped={dropped} />
      <PageBody flush>
        {board ? (
          <Suspense fallback={<BoardSkeleton />}>
            <LeadsBoard ctx={ctx} filters={filters} column={[params.column].flat()[0]} />
          </Suspense>
        ) : (
          <Suspense fallback={<TableSkeleton toolbar label={t("leads")} columns={skeletonColumns()} />}>
            <LeadsList ctx={ctx} filters={filters} />
          </Suspense>
        )}
      </PageBody>
    </>
  )
}
