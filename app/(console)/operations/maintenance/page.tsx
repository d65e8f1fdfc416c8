import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/time"
import { CardsLoading } from "../../settings/cards-loading"
import { OperationsTabs } from "../tabs"
import { MaintenanceLists } from "./maintenance-lists"
import { PlanWindow } from "./plan-window"

export const generateMetadata = (): Metadata => ({ title: t("Maintenance") })

type Params = Promise<Record<string, string | string[] | undefined>>

export default async function MaintenancePage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("deployments.read")
  const { cursor } = await searchParams
  const mayWrite = can(ctx.roles, "maintenance.write") !== null
  const soon = addMs(ctx.now, HOUR_MS - (ctx.now.getTime() % (15 * MINUTE_MS)) + 15 * MINUTE_MS)
  const wall = (ms: number) => addMs(soon, ms).toISOString().slice(0, 16)
  return (
    <>
      <LiveRefresh topics={["maintenance"]} />
      <PageHeader
        title={t("Maintenance")}
        meta={t("The second Sunday of each month, 02:00–04:00 UTC, and what is planned besides.")}
        actions={mayWrite && <PlanWindow first={{ starts: wall(0), ends: wall(HOUR_MS) }} />}
        tabs={<OperationsTabs roles={ctx.roles} current="/operations/maintenance" />}
      />
      <PageBody className="grid max-w-5xl gap-6">
        <Suspense fallback={<CardsLoading />}>
          <MaintenanceLists
            ctx={ctx}
            cursor={typeof cursor === "string" ? cursor : undefined}
            mayWrite={mayWrite}
          />
        </Suspense>
      </PageBody>
    </>
  )
}
