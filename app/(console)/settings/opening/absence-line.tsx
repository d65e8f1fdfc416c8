import Link from "next/link"
import { practitionerColour } from "@/components/practitioner-colour"
import { Badge } from "@/components/ui/badge"
import { cn } from "@/components/ui/cn"
import { EXCEPTION_CAUSES } from "@/lib/appointments/words"
import { HOLIDAYS } from "@/lib/opening/holiday-words"
import type { ExceptionRow } from "@/lib/opening/schema"
import { locale, t, tn } from "@/lib/say"
import { addMs, calendarDay, clockTime, toDate } from "@/lib/time"
import { RemoveAbsence } from "./remove-absence"

type Props = { row: ExceptionRow; timeZone: string; isAlone: boolean }

export function AbsenceLine({ row, timeZone, isAlone }: Props) {
  const { of, kind, cause, holiday, note, standing, may } = row
  const when = whenText(row, timeZone)
  const why = holiday ? t(HOLIDAYS[holiday]) : t(EXCEPTION_CAUSES[cause])
  const day = calendarDay(toDate(row.startsAt), timeZone)
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1.5 px-4 py-2.5">
      <div className="grid min-w-0 grow basis-64 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          {!isAlone && (
            <span className="inline-flex items-center gap-1.5 font-medium text-ink">
              {of?.colour && (
                <span
                  aria-hidden="true"
                  className={cn("size-2 rounded-full", practitionerColour(of.colour).bar)}
                />
              )}
              {of ? of.name : t("The whole clinic")}
            </span>
          )}
          <span className={isAlone ? "font-medium text-ink" : "text-ink-2"}>{why}</span>
          {kind === "open" && <Badge tone="green">{t("Extra hours")}</Badge>}
          {standing > 0 && (
            <Badge tone="amber">
              <Link href={`/appointments?view=day&on=${day}`} className="underline underline-offset-2">
                {tn(standing, "{n} appointment stands in it", "{n} appointments stand in it")}
              </Link>
            </Badge>
          )}
        </p>
        <p className="text-xs text-ink-3 tabular-nums">
          {when}
          {note && <span className="text-ink-2"> · {note}</span>}
        </p>
      </div>
      {may.remove && <RemoveAbsence id={row.id} what={`${of?.name ?? t("The whole clinic")}, ${when}`} />}
    </li>
  )
}

function whenText(row: ExceptionRow, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale(), {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone,
  })
  const from = toDate(row.startsAt)
  const until = toDate(row.endsAt)
  const [first, last] = [format.format(from), format.format(addMs(until, -1))]
  if (row.isWholeDays) return first === last ? first : `${first} – ${last}`
  const clock = (at: Date) => clockTime(at, timeZone)
  return first === last
    ? `${first}, ${clock(from)}–${clock(until)}`
    : `${first}, ${clock(from)} – ${format.format(until)}, ${clock(until)}`
}
