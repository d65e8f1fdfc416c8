import type { Metadata } from "next"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { AlertsPage } from "../alerts-page"
import { AlertRules } from "./alert-rules"

export const generateMetadata = (): Metadata => ({ title: t("Rules of alerts") })

export default async function AlertRulesPage() {
  const ctx = await requireCtx("alerts.read")
  return (
    <AlertsPage
      roles={ctx.roles}
      current="/operations/alerts/rules"
      meta={t("What is held against which threshold, for how long, and how grave it is.")}
    >
      <AlertRules ctx={ctx} mayChange={can(ctx.roles, "alertRules.write") !== null} />
    </AlertsPage>
  )
}
