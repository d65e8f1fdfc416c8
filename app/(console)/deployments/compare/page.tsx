import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { type Given, textIn } from "../../jobs/param"
import { DeploymentTabs } from "../deployment-tabs"
import { CompareView } from "./compare-view"

export const generateMetadata = (): Metadata => ({ title: t("Two releases compared") })

export default async function ComparePage({ searchParams }: { searchParams: Promise<Given> }) {
  const ctx = await requireCtx("deployments.read")
  const { a, b } = await searchParams
  return (
    <>
      <PageHeader
        title={t("Deployments")}
        meta={t("How often each function's runs fail under one release, and under another.")}
        tabs={<DeploymentTabs current="/deployments/compare" />}
      />
      <PageBody className="max-w-5xl">
        <Suspense fallback={<CompareLoading />}>
          <CompareView ctx={ctx} a={textIn(a)} b={textIn(b)} />
        </Suspense>
      </PageBody>
    </>
  )
}

function CompareLoading() {
  return (
    <Loading label={t("Failure rate per function")}>
      <div className="grid gap-4">
        <div className="flex flex-wrap gap-2">
          <Skeleton className="h-7 w-44" />
          <Skeleton className="h-7 w-44" />
        </div>
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </Loading>
  )
}
