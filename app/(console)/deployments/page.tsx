import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Skeleton } from "@/components/ui/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { listSoftware } from "@/lib/software/list"
import { type Given, word } from "../jobs/param"
import { DeploymentTabs } from "./deployment-tabs"
import { GroupSlot } from "./group-slot"
import { Matrix } from "./matrix"
import { MatrixSkeleton } from "./matrix-skeleton"
import { STANDINGS } from "./standing-mark"

export const generateMetadata = (): Metadata => ({ title: t("Deployments") })

export default async function DeploymentsPage({ searchParams }: { searchParams: Promise<Given> }) {
  const ctx = await requireCtx("deployments.read")
  const only = word((await searchParams).standing, STANDINGS)
  const software = listSoftware(ctx, {})
  return (
    <>
      <LiveRefresh topics={["deployment", "release", "software"]} />
      <PageHeader
        title={t("Deployments")}
        meta={t("What runs where, since when, and whether that was proven.")}
        actions={
          can(ctx.roles, "deployments.write") && (
            <Suspense fallback={<Skeleton className="h-8 w-36 rounded-md" />}>
              <GroupSlot software={software} />
            </Suspense>
          )
        }
        tabs={<DeploymentTabs current="/deployments" />}
      />
      <PageBody>
        <Suspense fallback={<MatrixSkeleton />}>
          <Matrix software={software} now={ctx.now} only={only} />
        </Suspense>
      </PageBody>
    </>
  )
}
