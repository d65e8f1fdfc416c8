import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findDeployment } from "@/lib/deployments/find"
import { isUnderWay } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import { orNotFound } from "../../or-not-found"
import { DeploymentFacts } from "./deployment-facts"
import { DeploymentHeader } from "./deployment-header"
import { HealthCard } from "./health-card"
import { LogCard } from "./log-card"
import { nowText } from "./now-text"
import { OutcomeNote } from "./outcome-note"
import { PhaseList } from "./phase-list"
import { ProofCard } from "./proof-card"
import { SmokeCard } from "./smoke-card"
import { TellChanges } from "./tell-changes"
import { WhileUnderWay } from "./while-under-way"

export const generateMetadata = (): Metadata => ({ title: t("Deployment") })

export default async function DeploymentPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("deployments.read")
  const deployment = await orNotFound(findDeployment(ctx, { id: (await params).id }))
  const underWay = isUnderWay(deployment.status)
  return (
    <>
      <LiveRefresh topics={["deployment"]} />
      {underWay && <WhileUnderWay />}
      <TellChanges text={nowText(deployment)} />
      <DeploymentHeader deployment={deployment} ctx={ctx} />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-6">
          <OutcomeNote deployment={deployment} />
          <PhaseList deployment={deployment} />
          {underWay && <LogCard deployment={deployment} />}
          <ProofCard deployment={deployment} />
          <SmokeCard deployment={deployment} />
          <HealthCard deployment={deployment} />
          {!underWay && <LogCard deployment={deployment} />}
        </div>
        <DeploymentFacts deployment={deployment} mayRuns={can(ctx.roles, "runs.read") !== null} />
      </PageBody>
    </>
  )
}
