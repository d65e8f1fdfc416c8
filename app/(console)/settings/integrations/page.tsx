import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { CardsLoading } from "../cards-loading"
import { IntegrationsView } from "./integrations-view"

export const generateMetadata = (): Metadata => ({ title: t("Integrations") })

export default async function IntegrationsPage() {
  const ctx = await requireCtx("connections.read")
  return (
    <>
      <LiveRefresh topics={["connection"]} />
      <PageHeader
        title={t("Integrations")}
        meta={t("Who tells Rounds things, and how it goes. Secrets are set here and never shown again.")}
      />
      <PageBody className="grid max-w-4xl gap-6">
        <Suspense fallback={<CardsLoading />}>
          <IntegrationsView ctx={ctx} />
        </Suspense>
      </PageBody>
    </>
  )
}
