import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { DeliveriesView } from "./deliveries-view"
import { EventsView } from "./events-view"
import { LedgerView } from "./ledger-view"
import { QuarantineView } from "./quarantine-view"
import { type Params, viewOf } from "./search-params"
import { SetupView } from "./setup-view"
import { ListSkeleton, WaitingLedger } from "./skeletons"
import { WebhookTabs } from "./webhook-tabs"

export const generateMetadata = (): Metadata => ({ title: t("Webhooks") })

export default async function WebhooksPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("webhooks.read")
  const params = await searchParams
  const view = viewOf(params)
  return (
    <>
      <PageHeader
        title={t("Webhooks")}
        meta={t("Everything providers told this clinic, kept before it is acknowledged.")}
        tabs={<WebhookTabs current={view} />}
      />
      <PageBody flush>
        {view === "ledger" && (
          <Suspense fallback={<WaitingLedger />}>
            <LiveRefresh topics={["webhook"]} />
            <LedgerView ctx={ctx} params={params} />
          </Suspense>
        )}
        {(view === "events" || view === "requests") && (
          <Suspense key={view} fallback={<ListSkeleton view={view} />}>
            {view === "events" ? (
              <EventsView ctx={ctx} params={params} />
            ) : (
              <DeliveriesView ctx={ctx} params={params} />
            )}
          </Suspense>
        )}
        {view === "quarantine" && (
          <Suspense fallback={<ListSkeleton view="events" />}>
            <QuarantineView ctx={ctx} params={params} />
          </Suspense>
        )}
        {view === "setup" && <SetupView ctx={ctx} />}
      </PageBody>
    </>
  )
}
