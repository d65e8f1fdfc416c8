import type { ReactNode } from "react"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { t } from "@/lib/say"

const Server = icon("server")

/** A service that runs nowhere yet: the first step is its place, and before that an environment for it to lie in. */
export function NoPlace({ add, hasEnvironments }: { add: ReactNode; hasEnvironments: boolean }) {
  if (!hasEnvironments)
    return (
      <EmptyState
        icon={<Server />}
        title={t("There is no environment to put it in yet")}
        action={<ButtonLink href="/deployments/services">{t("See the environments")}</ButtonLink>}
      >
        {t("None yet. Most begin with staging, where things are tried, and production.")}
      </EmptyState>
    )
  return (
    <EmptyState icon={<Server />} title={t("It has no place yet")} action={add}>
      {t("A place is this service in one environment: its address, its image, and what puts it there.")}
    </EmptyState>
  )
}
