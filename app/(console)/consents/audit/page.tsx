import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { ConsentsTabs } from "../consents-tabs"
import { AuditDays } from "./audit-days"

export const generateMetadata = (): Metadata => ({ title: t("Daily audit") })

const SHAPE = [{ header: "Day" }, { header: "Findings" }, { header: "Kept" }]

type Params = Record<string, string | string[] | undefined>

export default async function AuditPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("consents.read")
  const { cursor } = await searchParams
  return (
    <>
      <PageHeader
        title={t("Consents")}
        meta={t("All consents are looked through each night at 04:00. A day that is kept is never changed.")}
        tabs={<ConsentsTabs roles={ctx.roles} current="/consents/audit" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton label={t("days")} columns={SHAPE} />}>
          <AuditDays ctx={ctx} cursor={typeof cursor === "string" ? cursor : undefined} />
        </Suspense>
      </PageBody>
    </>
  )
}
