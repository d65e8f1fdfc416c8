import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { CardsLoading } from "../cards-loading"
import { CrmView } from "./crm-view"

export const generateMetadata = (): Metadata => ({ title: t("HubSpot") })

type Params = Promise<Record<string, string | string[] | undefined>>
const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined)

export default async function CrmPage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("settings.write")
  const { field, cursor, q, patient } = await searchParams
  const asked = { field: one(field), cursor: one(cursor), q: one(q), patient: one(patient) }
  return (
    <>
      <LiveRefresh topics={["crm", "connection"]} />
      <PageHeader
        title="HubSpot"
        meta={t("What Rounds writes there, what it takes from there, and what stands otherwise.")}
      />
      <PageBody className="grid max-w-5xl gap-6">
        <Suspense fallback={<CardsLoading />}>
          <CrmView ctx={ctx} asked={asked} />
        </Suspense>
      </PageBody>
    </>
  )
}
