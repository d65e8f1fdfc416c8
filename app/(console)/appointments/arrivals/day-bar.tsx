"use client"

import { usePathname, useRouter, useSearchParams } from "next/navigation"
import { FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
import { hrefWith } from "@/components/url"
import type { Pickers } from "@/lib/appointments/pickers"
import { locale, t } from "@/lib/say"
import { DAY_MS, toDate } from "@/lib/time"

const ChevronLeft = icon("chevron-left")
const ChevronRight = icon("chevron-right")

const noon = (day: string): Date => toDate(`${day}T12:00:00Z`)
const next = (day: string, by: number): string =>
  toDate(noon(day).getTime() + by * DAY_MS)
    .toISOString()
    .slice(0, 10)

/** Which day, and whose. */
export function DayBar({ on, isToday, pickers }: { on: string; isToday: boolean; pickers: Pickers }) {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const href = (day: string | null) => hrefWith(path, params.toString(), { on: day, appointment: null })
  const options = (of: readonly { id: string; name: string }[]) =>
    of.map((one) => ({ value: one.id, label: one.name }))
  const said = new Intl.DateTimeFormat(locale(), {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(noon(on))
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <span className="flex items-center gap-1">
        <ButtonLink size="sm" href={href(next(on, -1))} scroll={false} aria-label={t("The day before")}>
          <ChevronLeft aria-hidden="true" />
        </ButtonLink>
        <ButtonLink size="sm" href={href(next(on, 1))} scroll={false} aria-label={t("The day after")}>
          <ChevronRight aria-hidden="true" />
        </ButtonLink>
      </span>
      <p className="text-sm font-medium">{isToday ? t("Today, {day}", { day: said }) : said}</p>
      {!isToday && (
        <ButtonLink size="sm" variant="ghost" href={href(null)} scroll={false}>
          {t("Today")}
        </ButtonLink>
      )}
      <span className="ml-auto flex flex-wrap items-center gap-2">
        <Input
          size="sm"
          type="date"
          aria-label={t("Day")}
          key={on}
          defaultValue={on}
          className="w-36"
          onChange={(event) => {
            const day = event.currentTarget.value
            if (/^20\d\d-/.test(day)) router.replace(href(day), { scroll: false })
          }}
        />
        <FilterSelect
          name="practitioner"
          label={t("With anybody")}
          options={options(pickers.practitioners)}
        />
        {pickers.rooms.length > 1 && (
          <FilterSelect name="room" label={t("In any room")} options={options(pickers.rooms)} />
        )}
      </span>
    </div>
  )
}
