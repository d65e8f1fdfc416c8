import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { listRuleSets } from "@/lib/rule-sets/list"
import { t } from "@/lib/say"
import { CardsLoading } from "../cards-loading"
import { ModelTrialFound } from "./model-trial"
import { NewDraft } from "./new-draft"
import { SetsView } from "./sets-view"

export const generateMetadata = (): Metadata => ({ title: t("Scoring") })

type Search = Record<string, string | string[] | undefined>

export default async function ScoringPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await requireCtx("scoring.rules.read")
  const { cursor } = await searchParams
  const sets = listRuleSets(ctx, typeof cursor === "string" ? { cursor } : {})
  const mayWrite = can(ctx.roles, "scoring.rules.write") !== null
  return (
    <>
      <LiveRefresh topics={["rule_set", "connection"]} />
      <PageHeader
        title={t("Scoring")}
        meta={t("By which words and points an enquiry is hot, and who needs care now.")}
        actions={mayWrite && <NewDraft basedOnId={(await sets).live.id} />}
      />
      <PageBody className="grid max-w-4xl gap-6">
        <Suspense fallback={<CardsLoading />}>
          <SetsView sets={sets} mayWrite={mayWrite} />
        </Suspense>
        <Suspense fallback={null}>
          <ModelTrialFound ctx={ctx} />
        </Suspense>
      </PageBody>
    </>
  )
}
