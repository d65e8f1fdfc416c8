import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { LEDGER_SHAPE } from "../columns-shape"
import { ConsentsTabs } from "../consents-tabs"
import { Ledger } from "../ledger"
import { OnlyCounts } from "../only-counts"
import { ledgerFilters, type Params } from "../search-params"

export const generateMetadata = (): Metadata => ({ title: t("Consents that end") })

export default async function ExpiringPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("consents.read")
  const { status: _, ...filters } = ledgerFilters(await searchParams)
  return (
    <>
      <LiveRefresh topics={["consent", "policy"]} />
      <PageHeader
        title={t("Consents")}
        meta={t("Granted, and ending within 90 days: what ends first stands first.")}
        tabs={<ConsentsTabs roles={ctx.roles} current="/consents/expiring" />}
      />
      <PageBody flush>
        <OnlyCounts ctx={ctx}>
          <Suspense fallback={<TableSkeleton toolbar label={t("consents")} columns={LEDGER_SHAPE} />}>
            <Ledger ctx={ctx} filters={{ ...filters, ends: filters.ends ?? "90" }} ending />
          </Suspense>
        </OnlyCounts>
      </PageBody>
    </>
  )
}
