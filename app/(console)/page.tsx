import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { ButtonLink } from "@/components/ui/button"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { locale, t } from "@/lib/say"
import { longDay } from "@/lib/time"
import { TodaySkeleton } from "./today/skeleton"
import { TodayView } from "./today/today-view"

export const generateMetadata = (): Metadata => ({ title: t("Today") })

export default async function TodayPage() {
  const ctx = await requireCtx("today.read")
  return (
    <>
      <PageHeader
        title={t("Today")}
        meta={`${longDay(ctx.now, ctx.clinic.timeZone, locale())} · ${ctx.clinic.name}`}
        actions={can(ctx.roles, "handover.read") && <ButtonLink href="/handover">{t("Handover")}</ButtonLink>}
      />
      <PageBody>
        <Suspense fallback={<TodaySkeleton roles={ctx.roles} />}>
          <TodayView ctx={ctx} />
        </Suspense>
      </PageBody>
    </>
  )
}
