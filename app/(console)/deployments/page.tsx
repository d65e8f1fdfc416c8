import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { listSoftware } from "@/lib/software/list"
import { DeploymentTabs } from "./deployment-tabs"
import { GroupButton } from "./group-button"
import { Matrix } from "./matrix"
import { MatrixSkeleton } from "./matrix-skeleton"

export const generateMetadata = (): Metadata => ({ title: t("Deployments") })

export default async function DeploymentsPage() {
  const ctx = await requireCtx("deployments.read")
  const software = listSoftware(ctx, {})
  return (
    <>
      <LiveRefresh topics={["deployment", "release", "software"]} />
      <PageHeader
        title={t("Deployments")}
        meta={t("What runs where, since when, and whether that was proven.")}
        actions={
          <Suspense>
            <Group software={software} />
          </Suspense>
        }
        tabs={<DeploymentTabs current="/deployments" />}
      />
      <PageBody>
        <Suspense fallback={<MatrixSkeleton />}>
          <Standing ctx={ctx} software={software} />
        </Suspense>
      </PageBody>
    </>
  )
}

type Given = { software: ReturnType<typeof listSoftware> }

async function Standing({ ctx, software }: Given & { ctx: Ctx }) {
  return <Matrix software={await software} now={ctx.now} />
}

async function Group({ software }: Given) {
  const { environments, services, may } = await software
  if (!may.write || services.length === 0) return null
  return (
    <GroupButton
      environments={environments.map(({ name, title }) => ({ value: name, label: title }))}
      services={services.map(({ name, title, places }) => ({
        name,
        title,
        environments: places.flatMap((one) => (one.driver === "none" ? [] : [one.environment])),
      }))}
    />
  )
}
