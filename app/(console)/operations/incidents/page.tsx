import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { alertRule } from "@/lib/alerts/registry"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { isId } from "@/lib/ids"
import { t } from "@/lib/say"
import { CardsLoading } from "../../settings/cards-loading"
import { OperationsTabs } from "../tabs"
import { IncidentLists } from "./incident-lists"
import { type From, OpenIncident } from "./open-incident"

export const generateMetadata = (): Metadata => ({ title: t("Incidents") })

type Params = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined)

/** `?alert=<id>&rule=<name>` or `?deployment=<id>`: opened for that, with its name at hand. */
function fromOf(params: Params): From | null {
  const [alertId, deploymentId] = [one(params.alert), one(params.deployment)]
  const rule = alertRule(one(params.rule) ?? "")
  if (alertId && isId(alertId))
    return {
      alertId,
      title: rule ? t(rule.title) : "",
      severity: rule?.severity === "critical" ? "critical" : "major",
    }
  if (deploymentId && isId(deploymentId))
    return { deploymentId, title: t("A deployment failed"), severity: "major" }
  return null
}

export default async function IncidentsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("deployments.read")
  const params = await searchParams
  return (
    <>
      <LiveRefresh topics={["incident"]} />
      <PageHeader
        title={t("Incidents")}
        meta={t("What went wrong, who leads it, what is due next, and what was learnt.")}
        actions={can(ctx.roles, "incidents.write") && <OpenIncident from={fromOf(params)} />}
        tabs={<OperationsTabs roles={ctx.roles} current="/operations/incidents" />}
      />
      <PageBody className="grid max-w-5xl gap-6">
        <Suspense fallback={<CardsLoading />}>
          <IncidentLists ctx={ctx} cursor={one(params.cursor)} />
        </Suspense>
      </PageBody>
    </>
  )
}
