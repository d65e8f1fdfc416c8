import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { listArrivals } from "@/lib/appointments/arrivals"
import { requireCtx } from "@/lib/auth"
import { locale, t } from "@/lib/say"
import { moment, toDate } from "@/lib/time"
import { dayParams, type Params } from "../arrivals/search-params"
import { DayList } from "./day-list"
import { PrintButton } from "./print-button"
import "./print.css"

export const generateMetadata = (): Metadata => ({ title: t("Day list") })

export default async function PrintPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("appointments.read")
  const filters = dayParams(await searchParams)
  const day = await listArrivals(ctx, filters)
  const query = new URLSearchParams(filters).toString()
  const said = new Intl.DateTimeFormat(locale(), {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(toDate(`${day.on}T12:00:00Z`))
  return (
    <>
      <PageHeader
        back={{
          href: query ? `/appointments/arrivals?${query}` : "/appointments/arrivals",
          label: t("Arrivals"),
        }}
        title={said}
        meta={ctx.clinic.name}
        actions={<PrintButton />}
      />
      <PageBody className="day-list">
        <DayList rows={day.rows} timeZone={ctx.clinic.timeZone} />
        {day.isCut && (
          <p className="mt-4 text-sm text-ink-2">
            {t("More come than fit here. Choose a practitioner or a room.")}
          </p>
        )}
        <p className="mt-6 text-2xs text-ink-3">
          {t("Made by {name}, {at}. It holds patients' names: shred it at the end of the day.", {
            name: ctx.actor.name,
            at: moment(ctx.now, ctx.clinic.timeZone),
          })}
        </p>
      </PageBody>
    </>
  )
}
