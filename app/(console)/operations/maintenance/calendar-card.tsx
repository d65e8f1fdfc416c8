import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import { daysMarked, type Mark, type MarkedDay, monthsAhead } from "@/lib/maintenance/calendar"
import type { MaintenanceRow } from "@/lib/maintenance/schema"
import { locale, t } from "@/lib/say"
import { longDay, toDate } from "@/lib/time"
import { maintenanceTitle } from "./window-words"

const MONTHS = 3

const LOOK: Record<Mark, string> = {
  expected: "border border-dashed border-line-strong text-ink-2",
  planned: "border border-blue-line bg-blue-soft font-semibold text-blue",
  running: "border border-amber-line bg-amber-soft font-semibold text-amber ring-1 ring-amber-line",
  over: "border border-line bg-sunken text-ink-2",
  cancelled: "border border-line text-ink-3 line-through",
}

/** Three months at a glance, in UTC: what is planned, what was, and the windows the rule will bring. */
export function CalendarCard({ rows, now }: { rows: readonly MaintenanceRow[]; now: Date }) {
  const months = monthsAhead(now, MONTHS)
  const marked = daysMarked(rows, months, now)
  const words: Record<Mark, string> = {
    planned: t("Is planned"),
    running: t("Runs now"),
    over: t("Over"),
    cancelled: t("Did not take place"),
    expected: t("Will be made by itself"),
  }
  const there = (Object.keys(words) as Mark[]).filter((mark) =>
    [...marked.values()].some((one) => one.mark === mark),
  )
  return (
    <Card id="calendar" title={t("Calendar")} hint={t("Days in UTC")}>
      <div className="grid items-start gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
        {months.map((month) => (
          <Month
            key={month.key}
            weeks={month.weeks}
            first={month.first}
            marked={marked}
            now={now}
            words={words}
          />
        ))}
      </div>
      <ul className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
        {there.map((mark) => (
          <li key={mark} className="inline-flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className={cn("grid size-5 place-items-center rounded-md text-2xs", LOOK[mark])}
            >
              8
            </span>
            {words[mark]}
          </li>
        ))}
      </ul>
    </Card>
  )
}

type MonthProps = {
  first: Date
  weeks: readonly (readonly (string | null)[])[]
  marked: ReadonlyMap<string, MarkedDay>
  now: Date
  words: Record<Mark, string>
}

function Month({ first, weeks, marked, now, words }: MonthProps) {
  const today = now.toISOString().slice(0, 10)
  const name = new Intl.DateTimeFormat(locale(), { timeZone: "UTC", month: "long", year: "numeric" })
  const weekday = new Intl.DateTimeFormat(locale(), { timeZone: "UTC", weekday: "narrow" })
  const weekdayLong = new Intl.DateTimeFormat(locale(), { timeZone: "UTC", weekday: "long" })
  return (
    <table className="w-full table-fixed border-separate border-spacing-0.5 text-center text-xs tabular-nums">
      <caption className="mb-1 text-left text-sm font-medium text-ink first-letter:uppercase">
        {name.format(first)}
      </caption>
      <thead>
        <tr>
          {MONDAY_TO_SUNDAY.map((day) => (
            <th
              key={day}
              scope="col"
              abbr={weekdayLong.format(toDate(day))}
              className="py-1 font-normal text-ink-3"
            >
              {weekday.format(toDate(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, place) => (
          <tr key={week.find(Boolean) ?? place}>
            {week.map((day, at) => (
              <td key={day ?? `none-${at}`} aria-current={day === today ? "date" : undefined} className="p-0">
                {day && <Day day={day} isToday={day === today} one={marked.get(day)} words={words} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A week whose days are known, Monday first. */
const MONDAY_TO_SUNDAY = [5, 6, 7, 8, 9, 10, 11].map((day) => `2026-01-${String(day).padStart(2, "0")}`)

type DayProps = { day: string; isToday: boolean; one: MarkedDay | undefined; words: Record<Mark, string> }

function Day({ day, isToday, one, words }: DayProps) {
  const number = Number(day.slice(8))
  const look = cn(
    "grid h-7 place-items-center rounded-md",
    one ? LOOK[one.mark] : "text-ink-2",
    isToday && "underline decoration-2 underline-offset-4",
  )
  if (!one) return <span className={look}>{number}</span>
  const said = `${longDay(toDate(day), "UTC")}: ${maintenanceTitle(one.title)}, ${words[one.mark]}`
  if (!one.id)
    return (
      <span className={look} title={said}>
        <span aria-hidden="true">{number}</span>
        <span className="sr-only">{said}</span>
      </span>
    )
  return (
    <a href={`#window-${one.id}`} className={look} title={said} aria-label={said}>
      {number}
    </a>
  )
}
