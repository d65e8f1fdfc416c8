"use client"

import Link from "next/link"
import { useRouter } from "next/navigation"
import { icon } from "@/components/icon"
import { buttonClass } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { Select } from "@/components/ui/select"
import type { CalendarView } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { weekOf } from "./geometry/days"
import { daysOf, hrefOf, type Place, stepped } from "./place"
import { longDayOf, spanOf } from "./words"

const Left = icon("chevron-left")
const Right = icon("chevron-right")
const Clock = icon("alarm-clock")

type Props = { place: Place; today: string; view: CalendarView; hasOwn: boolean }

/** Which days, of whom, and how. */
export function Toolbar({ place, today, view, hasOwn }: Props) {
  const router = useRouter()
  const href = (change: Partial<Place>) => hrefOf(place, change, today)
  const days = daysOf(place)
  const isNow = place.view === "day" ? place.on === today : weekOf(place.on) === weekOf(today)
  const isWeek = place.view === "week"
  const title = isWeek ? spanOf(days[0] ?? place.on, days.at(-1) ?? place.on) : longDayOf(place.on)
  const owners = place.by === "room" ? view.rooms : view.practitioners
  const step = (steps: number, label: string, sign: React.ReactNode) => (
    <Link
      href={href({ on: stepped(place, steps) })}
      scroll={false}
      aria-label={label}
      data-tip={label}
      className="tip inline-grid size-8 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink max-md:size-11 [&_svg]:size-4"
    >
      {sign}
    </Link>
  )
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2 md:px-6">
      <div className="flex grow items-center gap-1">
        <Link
          href={href({ on: today })}
          scroll={false}
          aria-current={isNow ? "date" : undefined}
          className={cn(buttonClass({ size: "sm" }), isNow && "text-ink-3")}
        >
          {t("Today")}
        </Link>
        {step(-1, isWeek ? t("The week before") : t("The day before"), <Left />)}
        {step(1, isWeek ? t("The week after") : t("The day after"), <Right />)}
        <h2 className="relative ml-1 min-w-0 rounded-md text-base font-semibold has-focus-visible:outline-2 has-focus-visible:outline-accent">
          <span aria-live="polite" className="block truncate first-letter:uppercase">
            {title}
          </span>
          <input
            type="date"
            aria-label={t("Go to a day")}
            value={place.on}
            onChange={(event) =>
              event.target.value && router.push(href({ on: event.target.value }), { scroll: false })
            }
            onClick={(event) => event.currentTarget.showPicker?.()}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
        </h2>
      </div>
      <Select
        size="sm"
        aria-label={place.by === "room" ? t("Which room") : t("Which practitioner")}
        className="w-44 max-md:w-0 max-md:min-w-36 max-md:grow"
        value={owners.some((one) => one.id === place.who) ? (place.who ?? "") : ""}
        placeholder={place.by === "room" ? t("All rooms") : t("All practitioners")}
        options={owners.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(event) =>
          router.push(href({ who: event.target.value || (hasOwn ? "all" : null) }), { scroll: false })
        }
      />
      <SegmentedLinks
        label={t("Columns")}
        items={[
          {
            href: href({ by: "practitioner" }),
            label: t("Practitioners"),
            current: place.by === "practitioner",
          },
          { href: href({ by: "room" }), label: t("Rooms"), current: place.by === "room" },
        ]}
      />
      <div className="flex items-center gap-3 max-md:hidden">
        <SegmentedLinks
          label={t("View")}
          items={[
            { href: href({ view: "day" }), label: t("Day"), current: !isWeek },
            { href: href({ view: "week" }), label: t("Week"), current: isWeek },
          ]}
        />
        <Link
          href={href({ whole: !place.whole })}
          scroll={false}
          aria-label={place.whole ? t("Show working hours only") : t("Show all 24 hours")}
          data-tip={place.whole ? t("Show working hours only") : t("Show all 24 hours")}
          className={cn(
            "tip tip-end inline-grid size-7 place-items-center rounded-md hover:bg-hover [&_svg]:size-4",
            place.whole ? "bg-press text-ink" : "text-ink-3",
          )}
        >
          <Clock />
        </Link>
      </div>
    </div>
  )
}
