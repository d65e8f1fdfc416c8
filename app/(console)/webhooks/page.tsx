import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { LinkTabs } from "@/components/ui/link-tabs"
import { requireCtx } from "@/lib/auth"
import { DeliveriesView } from "./deliveries-view"
import { EventsView } from "./events-view"
import { LedgerView } from "./ledger-view"
import { type Params, type View, viewOf } from "./search-params"
import { SetupView } from "./setup-view"
import { ListSkeleton, WaitingLedger } from "./skeletons"

export const metadata: Metadata = { title: "Webhooks" }

const TABS: { view: View; label: string }[] = [
  { view: "ledger", label: "Ledger" },
  { view: "events", label: "Events" },
  { view: "requests", label: "Requests" },
  { view: "setup", label: "Set-up" },
]

export default async function WebhooksPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("webhooks.read")
  const params = await searchParams
  const view = viewOf(params)
  const tabs = TABS.map((tab) => ({
    href: tab.view === "ledger" ? "/webhooks" : `/webhooks?view=${tab.view}`,
    label: tab.label,
    current: tab.view === view,
  }))
  return (
    <>
      <PageHeader
        title="Webhooks"
        meta="Everything providers told this clinic, kept before it is acknowledged."
        tabs={<LinkTabs items={tabs} label="Webhooks" />}
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
        {view === "setup" && <SetupView ctx={ctx} />}
      </PageBody>
    </>
  )
}
