import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { ButtonLink } from "@/components/ui/button"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { BookButton } from "../components/booking/book-button"
import { OpenAppointment } from "../components/open-appointment"
import { AppointmentTabs } from "../tabs"
import { Arrivals } from "./arrivals"
import { dayParams, type Params } from "./search-params"
import { ArrivalsSkeleton } from "./skeleton"

export const generateMetadata = (): Metadata => ({ title: t("Arrivals") })

export default async function ArrivalsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("appointments.read")
  const filters = dayParams(await searchParams)
  const query = new URLSearchParams(filters).toString()
  return (
    <>
      <PageHeader
        title={t("Arrivals")}
        actions={
          <>
            <ButtonLink href={query ? `/appointments/print?${query}` : "/appointments/print"}>
              {t("Print the day")}
            </ButtonLink>
            {can(ctx.roles, "appointments.write") && <BookButton start={{ source: "member" }} />}
          </>
        }
        tabs={<AppointmentTabs roles={ctx.roles} current="arrivals" />}
      />
      <PageBody>
        <Suspense fallback={<ArrivalsSkeleton />}>
          <Arrivals ctx={ctx} filters={filters} />
        </Suspense>
        <OpenAppointment />
      </PageBody>
    </>
  )
}
