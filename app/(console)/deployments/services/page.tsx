import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { CardsLoading } from "../../settings/cards-loading"
import { DeploymentTabs } from "../deployment-tabs"
import { NewService } from "./new-buttons"
import { ServicesView } from "./services-view"

export const generateMetadata = (): Metadata => ({ title: t("Services and environments") })

export default async function SoftwareServicesPage() {
  const ctx = await requireCtx("deployments.read")
  return (
    <>
      <LiveRefresh topics={["software"]} />
      <PageHeader
        title={t("Services and environments")}
        meta={t("What is built, where it runs, and how it gets there.")}
        actions={can(ctx.roles, "deployments.write") && <NewService />}
        tabs={<DeploymentTabs current="/deployments/services" />}
      />
      <PageBody className="grid gap-4">
        <Suspense fallback={<CardsLoading />}>
          <ServicesView ctx={ctx} />
        </Suspense>
      </PageBody>
    </>
  )
}
