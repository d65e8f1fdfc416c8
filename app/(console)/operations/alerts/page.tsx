import type { Metadata } from "next"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { mayWritePlatform } from "@/lib/jobs/platform"
import { t } from "@/lib/say"
import { AlertLists } from "./alert-lists"
import { AlertsPage } from "./alerts-page"
import { WatchedNow } from "./watched"

export const generateMetadata = (): Metadata => ({ title: t("Alerts") })

type Params = Promise<Record<string, string | string[] | undefined>>

export default async function AlertsNowPage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("alerts.read")
  const { cursor } = await searchParams
  const maySilence = can(ctx.roles, "alertRules.write") !== null
  return (
    <AlertsPage
      roles={ctx.roles}
      current="/operations/alerts"
      meta={t("What is beyond its threshold now, since when, and whom it was told.")}
    >
      <WatchedNow ctx={ctx} />
      <AlertLists
        ctx={ctx}
        cursor={typeof cursor === "string" ? cursor : undefined}
        mayAcknowledge={can(ctx.roles, "alerts.write") !== null}
        mayOfPlatform={mayWritePlatform(ctx)}
        maySilence={maySilence}
        mayOpenIncident={can(ctx.roles, "incidents.write") !== null}
      />
    </AlertsPage>
  )
}
