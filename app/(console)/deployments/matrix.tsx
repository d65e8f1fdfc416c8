import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { isOpenAt, windowsText } from "@/lib/deployments/windows"
import { t, tn } from "@/lib/say"
import type { Standing } from "@/lib/software/standing"
import type { EnvironmentRow, Software } from "@/lib/software/views"
import { kindWords } from "@/lib/software/words"
import { DemoNote } from "./demo-note"
import { Glance } from "./glance"
import { PlaceCell } from "./place-cell"
import { placesOf } from "./standings"

const Rocket = icon("rocket")
const Snowflake = icon("snowflake")

/** By the number of environments: a column each beside the service's name. */
const COLUMNS = [
  "",
  "lg:grid-cols-[12rem_minmax(0,1fr)]",
  "lg:grid-cols-[12rem_repeat(2,minmax(0,1fr))]",
  "lg:grid-cols-[12rem_repeat(3,minmax(0,1fr))]",
  "lg:grid-cols-[12rem_repeat(4,minmax(0,1fr))]",
]

type Props = { software: Promise<Software>; now: Date; only: Standing | undefined }

/** Service by environment: what was last proven to run there, and what stands in the way of trusting it. */
export async function Matrix({ software, now, only }: Props) {
  const all = await software
  const { environments, services, may } = all
  if (services.length === 0 || environments.length === 0)
    return <Beginning hasServices={services.length > 0} mayWrite={may.write} />
  const places = placesOf(all)
  const shown = only
    ? services.filter((one) => places.some(({ service, standing }) => service === one && standing === only))
    : services
  const columns = COLUMNS[Math.min(environments.length, COLUMNS.length - 1)]
  return (
    <div className="grid max-w-7xl gap-3">
      <Glance places={places} now={now} only={only} />
      {only && (
        <p className="text-sm text-ink-2">
          {tn(
            shown.length,
            "{n} service with a place that stands so.",
            "{n} services with a place that stands so.",
          )}{" "}
          <Link href="/deployments" className="font-medium text-accent underline underline-offset-2">
            {t("Show all services")}
          </Link>
        </p>
      )}
      <div className={cn("grid gap-x-4 gap-y-2 lg:px-4", columns)}>
        <span className="hidden lg:block" />
        {environments.map((one) => (
          <EnvironmentHead key={one.name} environment={one} now={now} />
        ))}
      </div>
      <ul className="grid gap-3">
        {shown.map((service) => (
          <li
            key={service.id}
            className={cn("grid gap-4 rounded-lg border border-line bg-surface p-4", columns)}
          >
            <div className="min-w-0">
              <h2 className="text-base font-semibold text-ink">{service.title}</h2>
              <p className="text-xs text-ink-3">
                {kindWords(service.kind)}
                {service.owner && ` · ${service.owner}`}
              </p>
            </div>
            {environments.map((environment) => (
              <PlaceCell
                key={environment.name}
                service={service}
                environment={environment}
                place={service.places.find((one) => one.environment === environment.name) ?? null}
                may={may}
              />
            ))}
          </li>
        ))}
      </ul>
      <DemoNote />
    </div>
  )
}

/** A fresh installation: what would be here, and the first step towards it. */
function Beginning({ hasServices, mayWrite }: { hasServices: boolean; mayWrite: boolean }) {
  return (
    <EmptyState
      icon={<Rocket />}
      title={hasServices ? t("No environment is known yet") : t("No service is known yet")}
      action={
        mayWrite && (
          <ButtonLink href="/deployments/services" variant="primary">
            {hasServices ? t("Set up the first environment") : t("Set up the first service")}
          </ButtonLink>
        )
      }
    >
      {t("Each service stands here with what runs in each environment, and whether that was proven.")}
      {!mayWrite && <p className="mt-1">{t("An operator sets up the first one.")}</p>}
    </EmptyState>
  )
}

function EnvironmentHead({ environment, now }: { environment: EnvironmentRow; now: Date }) {
  const { title, windows, frozenAt, freezeReason } = environment
  const isOpen = isOpenAt(windows, now)
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <span className="text-sm font-semibold text-ink">{title}</span>
      {frozenAt ? (
        <Badge tone="blue" icon={<Snowflake aria-hidden="true" />} title={freezeReason ?? undefined}>
          {t("Frozen")}
        </Badge>
      ) : (
        <span className="text-xs text-ink-3">
          {windows.length === 0
            ? t("Deployments at any hour")
            : isOpen
              ? t("Open now: {hours}", { hours: windowsText(windows) })
              : t("Closed now: {hours}", { hours: windowsText(windows) })}
        </span>
      )}
    </div>
  )
}
