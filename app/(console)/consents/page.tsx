import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { LEDGER_SHAPE } from "./columns-shape"
import { ConsentCounts } from "./consent-counts"
import { ConsentsTabs } from "./consents-tabs"
import { ExportLedger } from "./export-ledger"
import { Ledger } from "./ledger"
import { RecordButton } from "./record-button"
import { ledgerFilters, type Params } from "./search-params"

export const generateMetadata = (): Metadata => ({ title: t("Consents") })

export default async function ConsentsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("consents.read")
  const filters = ledgerFilters(await searchParams)
  const mayRead = can(ctx.roles, "consents.ledger.read") !== null
  // Whom it is about is found among the patients.
  const mayRecord = can(ctx.roles, "consents.record") && can(ctx.roles, "patients.read")
  return (
    <>
      <LiveRefresh topics={["consent", "policy"]} />
      <PageHeader
        title={t("Consents")}
        meta={t("What each patient allows, for what, until when, and what shows it.")}
        actions={
          <>
            {can(ctx.roles, "lists.export") && <ExportLedger filters={filters} />}
            {mayRecord && <RecordButton />}
          </>
        }
        tabs={<ConsentsTabs roles={ctx.roles} current="/consents" />}
      />
      <PageBody flush>
        <Suspense>
          <ConsentCounts ctx={ctx} links={mayRead} />
        </Suspense>
        {mayRead && (
          <Suspense fallback={<TableSkeleton toolbar label={t("consents")} columns={LEDGER_SHAPE} />}>
            <Ledger ctx={ctx} filters={filters} />
          </Suspense>
        )}
      </PageBody>
    </>
  )
}
