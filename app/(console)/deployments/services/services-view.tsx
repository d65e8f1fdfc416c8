import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { t, tn } from "@/lib/say"
import { listSoftware } from "@/lib/software/list"
import type { SoftwareRow } from "@/lib/software/views"
import { driverTitle, kindWords } from "@/lib/software/words"
import { EnvironmentsCard } from "./environments-card"
import { NewService } from "./new-buttons"

const Package = icon("package")

/** Each service with where it stands, and the environments with when they may be touched. */
export async function ServicesView({ ctx }: { ctx: Ctx }) {
  const { services, environments, may } = await listSoftware(ctx, { retired: true })
  return (
    <>
      {services.length === 0 ? (
        <EmptyState icon={<Package />} title={t("No service yet")} action={may.write && <NewService />}>
          {t(
            "Add what you build and put somewhere: an API, an agent, a dashboard. Then say where it runs and how it gets there.",
          )}
        </EmptyState>
      ) : (
        <Card
          title={t("Services")}
          count={services.length}
          hint={t("In the order in which they are put out.")}
          flush
        >
          <ul className="divide-y divide-line">
            {services.map((row) => (
              <ServiceItem key={row.id} row={row} />
            ))}
          </ul>
        </Card>
      )}
      <EnvironmentsCard rows={environments} mayWrite={may.write} />
    </>
  )
}

function ServiceItem({ row }: { row: SoftwareRow }) {
  const missing = row.places.reduce((sum, one) => sum + (one.missing?.length ?? 0), 0)
  return (
    <li className="relative flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover">
      <div className="grid min-w-48 grow basis-0 gap-0.5">
        <h3 className="text-sm font-semibold text-ink">
          <Link href={`/deployments/services/${row.id}`} className="after:absolute after:inset-0">
            {row.title}
          </Link>
        </h3>
        <p className="text-xs text-ink-3">
          <code className="font-mono">{row.name}</code>
          {row.owner && ` · ${row.owner}`}
        </p>
      </div>
      <p className="w-28 text-xs text-ink-2">{kindWords(row.kind)}</p>
      <p className="min-w-40 grow basis-0 text-xs text-ink-2">
        {row.places.length === 0 ? t("No place yet") : byDriver(row.places)}
      </p>
      <p className="flex min-w-24 gap-1">
        {row.isRetired && <Badge>{t("Retired")}</Badge>}
        {missing > 0 && <Badge tone="amber">{tn(missing, "{n} name missing", "{n} names missing")}</Badge>}
      </p>
    </li>
  )
}

/** "staging, production: Kubernetes": each way once, behind where it is gone. */
function byDriver(places: SoftwareRow["places"]): string {
  const ways = new Map<string, string[]>()
  for (const { driver, environment } of places) ways.set(driver, [...(ways.get(driver) ?? []), environment])
  return [...ways].map(([driver, there]) => `${there.join(", ")}: ${driverTitle(driver)}`).join(" · ")
}
