"use client"

import { FilterSelect } from "@/components/filters"
import { ButtonLink } from "@/components/ui/button"
import type { Pickers } from "@/lib/appointments/pickers"
import { t } from "@/lib/say"
import { DayInput, DaySteps, dayInWords, useDayHref } from "../components/day-steps"

/** Which day, and whose. */
export function DayBar({ on, isToday, pickers }: { on: string; isToday: boolean; pickers: Pickers }) {
  const href = useDayHref()
  const options = (of: readonly { id: string; name: string }[]) =>
    of.map((one) => ({ value: one.id, label: one.name }))
  const said = dayInWords(on)
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <DaySteps on={on} href={href} />
      <p className="text-sm font-medium first-letter:uppercase">
        {isToday ? t("Today, {day}", { day: said }) : said}
      </p>
      {!isToday && (
        <ButtonLink size="sm" variant="ghost" href={href(null)} scroll={false}>
          {t("Today")}
        </ButtonLink>
      )}
      <span className="ml-auto flex flex-wrap items-center gap-2">
        <DayInput on={on} href={href} />
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
