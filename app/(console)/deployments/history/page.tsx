import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import type { Ctx } from "@/lib/ctx"
import { listDeployments } from "@/lib/deployments/list"
import { DEPLOYMENT_STATUSES } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import { listSoftware } from "@/lib/software/list"
import { cursorIn, type Given, textIn, word } from "../../jobs/param"
import { DeploymentTabs } from "../deployment-tabs"
import { HistoryTable } from "./history-table"
import { HISTORY_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("History of deployments") })

export default async function HistoryPage({ searchParams }: { searchParams: Promise<Given> }) {
  const ctx = await requireCtx("deployments.read")
  const params = await searchParams
  return (
    <>
      <LiveRefresh topics={["deployment"]} />
      <PageHeader
        title={t("Deployments")}
        meta={t("Each attempt to put a release somewhere, and how it ended.")}
        tabs={<DeploymentTabs current="/deployments/history" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("deployments")} columns={HISTORY_SHAPE} />}>
          <Rows ctx={ctx} params={params} />
        </Suspense>
      </PageBody>
    </>
  )
}

async function Rows({ ctx, params }: { ctx: Ctx; params: Given }) {
  const asked = {
    service: textIn(params.service, 60),
    environment: textIn(params.environment, 40),
    status: word(params.status, DEPLOYMENT_STATUSES),
  }
  const [page, software] = await Promise.all([
    listDeployments(ctx, { ...asked, cursor: cursorIn(params.cursor) }),
    listSoftware(ctx, {}),
  ])
  return (
    <HistoryTable
      page={page}
      services={software.services.map(({ name, title }) => ({ value: name, label: title }))}
      environments={software.environments.map(({ name, title }) => ({ value: name, label: title }))}
      isFiltered={Object.values(asked).some(Boolean)}
    />
  )
}
