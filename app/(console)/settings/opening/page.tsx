import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { readClinicHours } from "@/lib/opening/opening-hours"
import { t } from "@/lib/say"
import { LinesLoading } from "../hours/lines-loading"
import { Absences } from "./absences"
import { Holidays } from "./holidays"
import { HoursCard } from "./hours-card"

export const generateMetadata = (): Metadata => ({ title: t("Opening and absences") })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OpeningPage({ searchParams }: Props) {
  const ctx = await requireCtx("hours.read")
  const params = await searchParams
  const one = (name: string) => [params[name]].flat()[0]?.slice(0, 400)
  const week = await readClinicHours(ctx, {})
  const mayWrite = can(ctx.roles, "settings.write") !== null
  const tab = one("tab") === "past" ? "past" : "ahead"
  const cursor = one("cursor")
  return (
    <>
      <LiveRefresh topics={["opening"]} />
      <PageHeader
        title={t("Opening and absences")}
        meta={t("When the clinic is open, who is away, and on which public holidays it is closed.")}
      />
      <PageBody className="grid max-w-5xl content-start gap-4">
        <HoursCard key={JSON.stringify(week)} week={week} mayWrite={mayWrite} />
        <Suspense key={`${tab} ${cursor}`} fallback={<LinesLoading />}>
          <Absences
            ctx={ctx}
            tab={tab}
            cursor={cursor}
            tabs
            mayAdd={can(ctx.roles, "absences.write") !== null}
          />
        </Suspense>
        <Suspense key={`${one("country")} ${one("year")}`} fallback={<LinesLoading lines={8} />}>
          <Holidays ctx={ctx} country={one("country")} year={one("year")} mayWrite={mayWrite} />
        </Suspense>
      </PageBody>
    </>
  )
}
