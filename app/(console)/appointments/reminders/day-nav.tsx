"use client"

import { SegmentedLinks } from "@/components/ui/link-tabs"
import { t } from "@/lib/say"
import { DayInput, DaySteps, dayInWords, useDayHref } from "../components/day-steps"

/** Whose reminders: of today's patients, tomorrow's, or any day's. */
export function DayNav({ on, today, tomorrow }: { on: string; today: string; tomorrow: string }) {
  const to = useDayHref()
  const href = (day: string | null) => to(day === today ? null : day)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SegmentedLinks
        label={t("Day")}
        items={[
          { href: href(today), label: t("Today"), current: on === today },
          { href: href(tomorrow), label: t("Tomorrow"), current: on === tomorrow },
        ]}
      />
      <DaySteps on={on} href={href} />
      <p className="text-sm font-medium first-letter:uppercase">{dayInWords(on)}</p>
      <span className="ml-auto">
        <DayInput on={on} href={href} />
      </span>
    </div>
  )
}
