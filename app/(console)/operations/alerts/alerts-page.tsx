import { type ReactNode, Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import type { Role } from "@/lib/can"
import { t } from "@/lib/say"
import { CardsLoading } from "../../settings/cards-loading"
import { OperationsTabs } from "../tabs"
import { type AlertsPlace, AlertsPlaces } from "./places"

type Props = {
  roles: readonly Role[]
  current: AlertsPlace
  meta: string
  actions?: ReactNode
  children: ReactNode
}

/** The frame of the four pages of alerts: they are one place. */
export function AlertsPage({ roles, current, meta, actions, children }: Props) {
  return (
    <>
      <LiveRefresh topics={["alert"]} />
      <PageHeader
        title={t("Alerts")}
        meta={meta}
        actions={actions}
        tabs={<OperationsTabs roles={roles} current="/operations/alerts" />}
      />
      <PageBody className="grid max-w-5xl gap-5">
        <AlertsPlaces current={current} />
        <Suspense fallback={<CardsLoading />}>{children}</Suspense>
      </PageBody>
    </>
  )
}
