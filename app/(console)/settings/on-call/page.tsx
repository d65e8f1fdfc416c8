import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { CardsLoading } from "../cards-loading"
import { EscalationCard } from "./escalation-card"
import { Rota } from "./rota"

export const generateMetadata = (): Metadata => ({ title: t("On call") })

type Params = Promise<Record<string, string | string[] | undefined>>
const DAY = /^\d{4}-\d\d-\d\d$/

export default async function OnCallPage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("rota.read")
  const { week } = await searchParams
  const day = typeof week === "string" && DAY.test(week) && !Number.isNaN(Date.parse(week)) ? week : undefined
  return (
    <>
      <LiveRefresh topics={["rota"]} />
      <PageHeader
        title={t("On call")}
        meta={t("Who is told of an urgent case, in which order, and how soon.")}
      />
      <PageBody className="grid content-start gap-4">
        <Suspense key={day} fallback={<CardsLoading />}>
          <Rota ctx={ctx} day={day} />
        </Suspense>
        <Suspense fallback={<CardsLoading />}>
          <EscalationCard ctx={ctx} />
        </Suspense>
      </PageBody>
    </>
  )
}
