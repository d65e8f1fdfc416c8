import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { mayWritePlatform } from "@/lib/jobs/platform"
import { t } from "@/lib/say"
import { CardsLoading } from "../../settings/cards-loading"
import { JobsTabs } from "../jobs-tabs"
import { AlertLists } from "./alert-lists"
import { AlertRules } from "./alert-rules"

export const generateMetadata = (): Metadata => ({ title: t("Alerts") })

type Params = Promise<Record<string, string | string[] | undefined>>

export default async function AlertsPage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("alerts.read")
  const { cursor } = await searchParams
  return (
    <>
      <LiveRefresh topics={["alert"]} />
      <PageHeader
        title={t("Alerts")}
        meta={t("Figures beyond their thresholds: what fires now, what has, and every rule.")}
        tabs={<JobsTabs roles={ctx.roles} current="/jobs/alerts" />}
      />
      <PageBody className="grid max-w-5xl gap-6">
        <Suspense fallback={<CardsLoading />}>
          <AlertLists
            ctx={ctx}
            cursor={typeof cursor === "string" ? cursor : undefined}
            mayAcknowledge={can(ctx.roles, "alerts.write") !== null}
            mayOfPlatform={mayWritePlatform(ctx)}
          />
          <AlertRules ctx={ctx} />
        </Suspense>
      </PageBody>
    </>
  )
}
