import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import type { Ctx } from "@/lib/ctx"
import { listReleases } from "@/lib/releases/list"
import { t } from "@/lib/say"
import { listSoftware } from "@/lib/software/list"
import { cursorIn, type Given, textIn } from "../../jobs/param"
import { DeploymentTabs } from "../deployment-tabs"
import { ReleasesTable } from "./releases-table"
import { RELEASE_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("Releases") })

export default async function ReleasesPage({ searchParams }: { searchParams: Promise<Given> }) {
  const ctx = await requireCtx("deployments.read")
  const params = await searchParams
  return (
    <>
      <LiveRefresh topics={["release", "deployment"]} />
      <PageHeader
        title={t("Deployments")}
        meta={t("What was built: a commit and the image made from it, known by its digest.")}
        tabs={<DeploymentTabs current="/deployments/releases" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("releases")} columns={RELEASE_SHAPE} />}>
          <Rows ctx={ctx} params={params} />
        </Suspense>
      </PageBody>
    </>
  )
}

async function Rows({ ctx, params }: { ctx: Ctx; params: Given }) {
  const { services } = await listSoftware(ctx, {})
  const service = services.find((one) => one.name === params.service)?.name
  const q = textIn(params.q)
  const page = await listReleases(ctx, { service, q, cursor: cursorIn(params.cursor) })
  return (
    <ReleasesTable
      page={page}
      services={services.map(({ name, title }) => ({ value: name, label: title }))}
      isFiltered={service !== undefined || q !== undefined}
    />
  )
}
