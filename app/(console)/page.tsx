import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { longDay } from "@/lib/time"
import { TodaySkeleton } from "./today/skeleton"
import { TodayView } from "./today/today-view"

export const metadata: Metadata = { title: "Today" }

export default async function TodayPage() {
  const ctx = await requireCtx("today.read")
  return (
    <>
      <PageHeader title="Today" meta={`${longDay(ctx.now, ctx.clinic.timeZone)} · ${ctx.clinic.name}`} />
      <PageBody>
        <Suspense fallback={<TodaySkeleton roles={ctx.roles} />}>
          <TodayView ctx={ctx} />
        </Suspense>
      </PageBody>
    </>
  )
}
