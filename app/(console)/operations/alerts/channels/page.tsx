import type { Metadata } from "next"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { AlertsPage } from "../alerts-page"
import { AddChannel } from "./add-channel"
import { Channels } from "./channels"

export const generateMetadata = (): Metadata => ({ title: t("Channels of alerts") })

export default async function AlertChannelsPage() {
  const ctx = await requireCtx("alerts.read")
  const mayChange = can(ctx.roles, "alertChannels.write") !== null
  return (
    <AlertsPage
      roles={ctx.roles}
      current="/operations/alerts/channels"
      meta={t(
        "Where alerts, incidents, maintenance and failed deployments are told, and whether that arrives.",
      )}
      actions={mayChange && <AddChannel />}
    >
      <Channels ctx={ctx} mayChange={mayChange} mayTest={can(ctx.roles, "alertRules.write") !== null} />
    </AlertsPage>
  )
}
