import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { grantOf } from "@/lib/ctx"
import { t } from "@/lib/say"
import { LEDGER_SHAPE } from "./columns-shape"
import { ConsentCounts } from "./consent-counts"
import { ConsentsTabs } from "./consents-tabs"
import { ExportLedger } from "./export-ledger"
import { Ledger } from "./ledger"
import { ledgerFilters, type Params } from "./search-params"

export const generateMetadata = (): Metadata => ({ title: t("Consents") })

export default async function ConsentsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("consents.read")
  const filters = ledgerFilters(await searchParams)
  const isCounts = grantOf(ctx, "consents.read")?.scope === "counts"
  return (
    <>
      <LiveRefresh topics={["consent", "policy"]} />
      <PageHeader
        title={t("Consents")}
        actions={can(ctx.roles, "lists.export") && <ExportLedger filters={filters} />}
        tabs={<ConsentsTabs roles={ctx.roles} current="/consents" />}
      />
      <PageBody flush>
        <Suspense>
          <ConsentCounts ctx={ctx} links={!isCounts} />
        </Suspense>
        {!isCounts && (
          <Suspense fallback={<TableSkeleton toolbar label={t("consents")} columns={LEDGER_SHAPE} />}>
            <Ledger ctx={ctx} filters={filters} />
          </Suspense>
        )}
      </PageBody>
    </>
  )
}
