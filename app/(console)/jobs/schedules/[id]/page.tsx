import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { findSchedule } from "@/lib/schedules/find"
import { orNotFound } from "../../../or-not-found"
import { actedOf } from "../acted"
import { ScheduleActions } from "../schedule-actions"
import { Later } from "../schedule-parts"
import { WitnessLine } from "../witness-line"
import { OccasionsView } from "./occasions-view"
import { ScheduleFacts } from "./schedule-facts"

export const generateMetadata = (): Metadata => ({ title: t("Schedule") })

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const SHAPE = [{ header: "Due" }, { header: "Outcome" }, { header: "Run" }]
const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined)

export default async function SchedulePage({ params, searchParams }: Props) {
  const ctx = await requireCtx("schedules.read")
  const { schedule, witness, mayWrite } = await orNotFound(findSchedule(ctx, { id: (await params).id }))
  const { outcome, cursor } = await searchParams
  const { id, timeZone } = schedule
  return (
    <>
      <LiveRefresh topics={["schedule"]} />
      <PageHeader
        back={{ href: "/jobs/schedules", label: t("Schedules") }}
        title={id}
        after={!schedule.built && <Later />}
        meta={t(schedule.words)}
        actions={mayWrite && schedule.built && <ScheduleActions schedule={actedOf(schedule)} />}
      />
      <PageBody flush>
        <div className="px-4 pt-4 md:px-6">
          <WitnessLine witness={witness} />
        </div>
        <ScheduleFacts schedule={schedule} />
        <Suspense fallback={<TableSkeleton toolbar label={t("occasions")} columns={SHAPE} />}>
          <OccasionsView ctx={ctx} id={id} zone={timeZone} outcome={one(outcome)} cursor={one(cursor)} />
        </Suspense>
      </PageBody>
    </>
  )
}
