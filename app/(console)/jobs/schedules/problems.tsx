import Link from "next/link"
import { Callout } from "@/components/ui/callout"
import { t } from "@/lib/say"
import type { ScheduleRow } from "@/lib/schedules/schema"
import { PROBLEMS } from "@/lib/schedules/words"
import { countText } from "./outcome-look"

/** What happened today or yesterday that somebody should look at. */
export const problemsOf = (schedule: ScheduleRow) =>
  PROBLEMS.flatMap((outcome) => {
    const count = schedule.days.slice(-2).reduce((sum, day) => sum + (day.counts[outcome] ?? 0), 0)
    return count > 0 ? [{ outcome, count }] : []
  })

export function Problems({ rows }: { rows: readonly ScheduleRow[] }) {
  const found = rows.flatMap((schedule) => problemsOf(schedule).map((one) => ({ schedule, ...one })))
  if (found.length === 0) return null
  return (
    <Callout tone="orange" title={t("Since yesterday")}>
      <ul className="mt-0.5 grid gap-0.5">
        {found.map(({ schedule, outcome, count }) => (
          <li key={`${schedule.id} ${outcome}`}>
            <Link
              href={`/jobs/schedules/${schedule.id}?outcome=${outcome}`}
              className="text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"
            >
              {schedule.id}
            </Link>
            : {countText(outcome, count)}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
