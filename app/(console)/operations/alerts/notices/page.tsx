import type { Metadata } from "next"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { NOTICE_STATUSES } from "@/lib/operation-notices/schema"
import { t } from "@/lib/say"
import { AlertsPage } from "../alerts-page"
import { Notices } from "./notices"

export const generateMetadata = (): Metadata => ({ title: t("What was told") })

type Params = Promise<Record<string, string | string[] | undefined>>

export default async function AlertNoticesPage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("alerts.read")
  const { status, cursor } = await searchParams
  return (
    <AlertsPage
      roles={ctx.roles}
      current="/operations/alerts/notices"
      meta={t("Each notice, through which channel it went, and what the other side answered.")}
    >
      <Notices
        ctx={ctx}
        status={NOTICE_STATUSES.find((one) => one === status)}
        cursor={typeof cursor === "string" ? cursor : undefined}
        mayResend={can(ctx.roles, "alertRules.write") !== null}
      />
    </AlertsPage>
  )
}
