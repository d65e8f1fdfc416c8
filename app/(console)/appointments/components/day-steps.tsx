"use client"

import { usePathname, useRouter, useSearchParams } from "next/navigation"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
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

type Href = (day: string | null) => string

/** The same page on another day; null: on the day it begins with. */
export function useDayHref(): Href {
  const path = usePathname()
  const params = useSearchParams()
  return (day) => hrefWith(path, params.toString(), { on: day, appointment: null })
}

/** "Monday 23 November" of 2026-11-23. */
export const dayInWords = (on: string): string =>
  new Intl.DateTimeFormat(locale(), {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(noon(on))

export function DaySteps({ on, href }: { on: string; href: Href }) {
  return (
    <span className="flex items-center gap-1">
      <ButtonLink size="sm" href={href(beside(on, -1))} scroll={false} aria-label={t("The day before")}>
        <ChevronLeft aria-hidden="true" />
      </ButtonLink>
      <ButtonLink size="sm" href={href(beside(on, 1))} scroll={false} aria-label={t("The day after")}>
        <ChevronRight aria-hidden="true" />
      </ButtonLink>
    </span>
  )
}

export function DayInput({ on, href }: { on: string; href: Href }) {
  const router = useRouter()
  return (
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
  )
}
