import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Badge } from "@/components/ui/badge"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { AppError } from "@/lib/errors"
import { findRuleSet } from "@/lib/rule-sets/find"
import { RULE_SET_STATUS_NAMES } from "@/lib/rule-sets/words"
import { t } from "@/lib/say"
import { CardsLoading } from "../../cards-loading"
import { ActionsBar } from "./actions-bar"
import { Editor } from "./editor"
import { EffectCard } from "./effect-card"
import { TrialView } from "./trial-view"

export const generateMetadata = (): Metadata => ({ title: t("Scoring rules") })

export default async function RuleSetPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("scoring.rules.read")
  const { id } = await params
  const set = await findRuleSet(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && /^(not_found|invalid_input)$/.test(error.code)) notFound()
    throw error
  })
  const mayWrite = can(ctx.roles, "scoring.rules.write") !== null
  const isDraft = set.status === "draft"
  return (
    <>
      <LiveRefresh topics={["rule_set"]} />
      <PageHeader
        title={set.name}
        after={<Badge>{t(RULE_SET_STATUS_NAMES[set.status])}</Badge>}
        meta={`rules-${set.version}${set.note ? ` · ${set.note}` : ""}`}
        back={{ href: "/settings/scoring", label: t("Scoring") }}
        actions={mayWrite && <ActionsBar set={set} />}
      />
      <PageBody className="grid max-w-5xl gap-6">
        <Suspense fallback={<CardsLoading />}>
          {isDraft ? <EffectCard ctx={ctx} id={set.id} /> : set.shadow && <TrialView ctx={ctx} set={set} />}
        </Suspense>
        <Editor set={set} mayWrite={mayWrite && isDraft} />
      </PageBody>
    </>
  )
}
