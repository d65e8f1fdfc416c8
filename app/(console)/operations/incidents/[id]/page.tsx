import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findIncident } from "@/lib/incidents/find"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { IncidentStatusBadge, SeverityBadge } from "../look"
import { AboutCard } from "./about-card"
import { ClocksCard } from "./clocks-card"
import { IncidentActions } from "./incident-actions"
import { IncidentMeta } from "./incident-meta"
import { PostmortemCard } from "./postmortem-card"
import { RolesCard } from "./roles-card"
import { TellCard } from "./tell-card"
import { UpdatesCard } from "./updates-card"

export const generateMetadata = (): Metadata => ({ title: t("Incident") })

export default async function IncidentPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("deployments.read")
  const incident = await orNotFound(findIncident(ctx, { id: (await params).id }))
  const mayWrite = can(ctx.roles, "incidents.write") !== null && incident.status !== "closed"
  return (
    <>
      <LiveRefresh topics={["incident"]} subjectId={incident.id} />
      <PageHeader
        back={{ href: "/operations/incidents", label: t("Incidents") }}
        title={incident.title}
        after={
          <>
            <IncidentStatusBadge status={incident.status} />
            <SeverityBadge severity={incident.severity} />
          </>
        }
        meta={<IncidentMeta incident={incident} />}
        actions={mayWrite && <IncidentActions incident={incident} />}
      />
      <PageBody className="grid max-w-6xl gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          {mayWrite && <TellCard incident={incident} />}
          <UpdatesCard incident={incident} />
          <PostmortemCard ctx={ctx} incident={incident} mayWrite={mayWrite} />
        </div>
        <div className="grid content-start gap-6">
          <ClocksCard clocks={incident.clocks} />
          <RolesCard incident={incident} mayWrite={mayWrite} />
          <AboutCard incident={incident} />
        </div>
      </PageBody>
    </>
  )
}
