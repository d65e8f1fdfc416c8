import type { Metadata } from "next"
import { orNotFound } from "@/app/(console)/or-not-found"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Badge } from "@/components/ui/badge"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { findDrift } from "@/lib/software/drift"
import { findService } from "@/lib/software/find-service"
import { DriftCard } from "./drift-card"
import { FactsCard } from "./facts-card"
import { NoPlace } from "./no-place"
import { PlaceCard } from "./place-card"
import { AddPlace, ServiceActions } from "./service-actions"

export const generateMetadata = (): Metadata => ({ title: t("Service") })

export default async function SoftwareServicePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("deployments.read")
  const { id } = await params
  const service = await orNotFound(findService(ctx, { id }))
  const drift = await findDrift(ctx, { id })
  const { places, environments, may, ...row } = service
  const here = places.filter((one) => !one.retiredAt)
  const free = environments.filter((one) => here.every((place) => place.environment !== one.name))
  const add = may.write && !row.retiredAt && free.length > 0 && <AddPlace serviceId={id} free={free} />
  return (
    <>
      <LiveRefresh topics={["software"]} />
      <PageHeader
        back={{ href: "/deployments/services", label: t("Services and environments") }}
        title={row.title}
        after={row.retiredAt && <Badge>{t("Retired")}</Badge>}
        meta={<code className="font-mono">{row.name}</code>}
        actions={may.write && <ServiceActions service={row} isRetired={row.retiredAt !== null} />}
      />
      <PageBody className="grid max-w-6xl gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="grid min-w-0 gap-4">
          {here.length === 0 && <NoPlace add={add} hasEnvironments={environments.length > 0} />}
          {here.map((place) => (
            <PlaceCard key={place.id} place={place} environments={environments} may={may} />
          ))}
          {here.length > 0 && add && <div>{add}</div>}
          <DriftCard drift={drift} service={row.name} />
        </div>
        <FactsCard service={row} />
      </PageBody>
    </>
  )
}
