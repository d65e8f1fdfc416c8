"use client"

import { usePathname, useRouter, useSearchParams } from "next/navigation"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import { locale, t } from "@/lib/say"
import { DAY_MS, toDate } from "@/lib/time"

const ChevronLeft = icon("chevron-left")
const ChevronRight = icon("chevron-right")

const noon = (day: string): Date => toDate(`${day}T12:00:00Z`)
const beside = (day: string, by: number): string =>
  toDate(noon(day).getTime() + by * DAY_MS)
    .toISOString()
    .slice(0, 10)

/** Whose reminders: of today's patients, tomorrow's, or any day's. */
export function DayNav({ on, today, tomorrow }: { on: string; today: string; tomorrow: string }) {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const href = (day: string) =>
    hrefWith(path, params.toString(), { on: day === today ? null : day, appointment: null })
  const said = new Intl.DateTimeFormat(locale(), {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(noon(on))
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SegmentedLinks
        label={t("Day")}
        items={[
          { href: href(today), label: t("Today"), current: on === today },
          { href: href(tomorrow), label: t("Tomorrow"), current: on === tomorrow },
        ]}
      />
      <span className="flex items-center gap-1">
        <ButtonLink size="sm" href={href(beside(on, -1))} scroll={false} aria-label={t("The day before")}>
          <ChevronLeft aria-hidden="true" />
        </ButtonLink>
        <ButtonLink size="sm" href={href(beside(on, 1))} scroll={false} aria-label={t("The day after")}>
          <ChevronRight aria-hidden="true" />
        </ButtonLink>
      </span>
      <p className="text-sm font-medium first-letter:uppercase">{said}</p>
      <Input
        size="sm"
        type="date"
        aria-label={t("Day")}
        key={on}
        defaultValue={on}
        className="ml-auto w-36"
        onChange={(event) => {
          const day = event.currentTarget.value
          if (/^20\d\d-/.test(day)) router.replace(href(day), { scroll: false })
        }}
      />
    </div>
  )
}
