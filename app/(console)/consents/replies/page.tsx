import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Skeleton } from "@/components/ui/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { ConsentsTabs } from "../consents-tabs"
import { RepliesList } from "./replies-list"

export const generateMetadata = (): Metadata => ({ title: t("Replies to read") })

type Params = Record<string, string | string[] | undefined>

export default async function RepliesPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("consents.record")
  const { cursor } = await searchParams
  return (
    <>
      <LiveRefresh topics={["consent"]} />
      <PageHeader
        title={t("Consents")}
        meta={t("Replies that are not plainly yes or no. Nothing is decided until somebody has read them.")}
        tabs={<ConsentsTabs roles={ctx.roles} current="/consents/replies" />}
      />
      <PageBody>
        <Suspense fallback={<Skeleton className="h-32 w-full" />}>
          <RepliesList ctx={ctx} cursor={typeof cursor === "string" ? cursor : undefined} />
        </Suspense>
      </PageBody>
    </>
  )
}
