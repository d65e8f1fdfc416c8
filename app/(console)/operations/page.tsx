import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { ButtonLink } from "@/components/ui/button"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { CardsLoading } from "../settings/cards-loading"
import { HostsCard } from "./hosts-card"
import { NewProbe } from "./probe-dialogs"
import { ServicesView } from "./services-view"
import { OperationsTabs } from "./tabs"

export const generateMetadata = (): Metadata => ({ title: t("Operations") })

export default async function OperationsPage() {
  const ctx = await requireCtx("deployments.read")
  const mayWrite = can(ctx.roles, "deployments.write") !== null
  return (
    <>
      <LiveRefresh topics={["probe", "software"]} />
      <PageHeader
        title={t("Operations")}
        meta={t("Whether everything answers, where it runs, and since when.")}
        actions={
          <>
            <ButtonLink href="/status">{t("Public status page")}</ButtonLink>
            {mayWrite && <NewProbe />}
          </>
        }
        tabs={<OperationsTabs roles={ctx.roles} current="/operations" />}
      />
      <PageBody className="grid max-w-6xl gap-5">
        <Suspense fallback={<CardsLoading />}>
          <ServicesView ctx={ctx} mayWrite={mayWrite} />
        </Suspense>
        <Suspense fallback={<CardsLoading />}>
          <HostsCard ctx={ctx} mayWrite={mayWrite} />
        </Suspense>
      </PageBody>
    </>
  )
}
