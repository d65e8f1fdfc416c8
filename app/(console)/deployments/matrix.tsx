import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { isOpenAt, windowsText } from "@/lib/deployments/windows"
import { t } from "@/lib/say"
import type { EnvironmentRow, Software } from "@/lib/software/views"
import { kindWords } from "@/lib/software/words"
import { DemoNote } from "./demo-note"
import { PlaceCell } from "./place-cell"

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

/** Service by environment: what was last proven to run there, and what stands in the way of trusting it. */
export function Matrix({ software, now }: { software: Software; now: Date }) {
  const { environments, services, may } = software
  if (services.length === 0 || environments.length === 0)
    return (
      <EmptyState
        icon={<Rocket />}
        title={t("No service is known yet")}
        action={
          may.write && <ButtonLink href="/deployments/services">{t("Set up the first service")}</ButtonLink>
        }
      >
        {t("Each service stands here with what runs in each environment, and whether that was proven.")}
      </EmptyState>
    )
  const columns = COLUMNS[Math.min(environments.length, COLUMNS.length - 1)]
  return (
    <div className="grid max-w-7xl gap-3">
      <DemoNote />
      <div className={cn("grid gap-x-4 gap-y-2 lg:px-4", columns)}>
        <span className="hidden lg:block" />
        {environments.map((one) => (
          <EnvironmentHead key={one.name} environment={one} now={now} />
        ))}
      </div>
      <ul className="grid gap-3">
        {services.map((service) => (
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
    </div>
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
