import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { listReceipts } from "@/lib/consents/lists"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { ConsentsTabs } from "../consents-tabs"
import { OnlyCounts } from "../only-counts"
import { cursorOf, type Params } from "../search-params"
import { ReceiptsTable } from "./receipts-table"

export const generateMetadata = (): Metadata => ({ title: t("Receipts of consent") })

const SHAPE = [
  { header: "Patient" },
  { header: "Purpose", width: "w-72" },
  { header: "Since", width: "w-32", align: "end" as const },
]

export default async function ReceiptsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("consents.read")
  const params = await searchParams
  return (
    <>
      <LiveRefresh topics={["consent"]} />
      <PageHeader
        title={t("Consents")}
        tabs={<ConsentsTabs roles={ctx.roles} current="/consents/receipts" />}
      />
      <PageBody flush>
        <OnlyCounts ctx={ctx}>
          <Suspense fallback={<TableSkeleton toolbar label={t("consents")} columns={SHAPE} />}>
            <Rows ctx={ctx} params={params} />
          </Suspense>
        </OnlyCounts>
      </PageBody>
    </>
  )
}

async function Rows({ ctx, params }: { ctx: Ctx; params: Params }) {
  return <ReceiptsTable page={await listReceipts(ctx, cursorOf(params))} />
}
