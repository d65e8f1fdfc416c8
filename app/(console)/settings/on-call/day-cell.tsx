import { icon } from "@/components/icon"
import { spanOfDay } from "@/lib/rota/rules"
import type { Gap, RotaWeek, ShiftView } from "@/lib/rota/schema"
import { locale, t } from "@/lib/say"
import { clockTime, toDate } from "@/lib/time"
import { EditShift } from "./shift-dialog"

const Warn = icon("triangle-exclamation-point")

type Props = {
  day: string
  zone: string
  shifts: readonly ShiftView[]
  gaps: readonly Gap[]
  /** Null: not to be changed by this role. */
  people: RotaWeek["people"] | null
}
type Piece = { key: string; from: number; words: string; shift?: ShiftView }

export function DayCell({ day, zone, shifts, gaps, people }: Props) {
  const { startsAt, endsAt } = spanOfDay(day, zone)
  const times = (one: { startsAt: string; endsAt: string }) => {
    const from = Math.max(Date.parse(one.startsAt), +startsAt)
    const to = Math.min(Date.parse(one.endsAt), +endsAt)
    const until = to === +endsAt ? "24:00" : clockTime(toDate(to), zone)
    return { from, to, words: `${clockTime(toDate(from), zone)}–${until}` }
  }
  const pieces: Piece[] = [
    ...shifts.map((shift) => ({ key: shift.id, shift, ...times(shift) })),
    ...gaps.map((gap) => ({ key: gap.startsAt, ...times(gap) })),
  ]
    .filter((one) => one.from < one.to)
    .sort((one, other) => one.from - other.from)
  const name = new Intl.DateTimeFormat(locale(), { weekday: "short", day: "numeric", timeZone: "UTC" })
  return (
    <li className="flex min-w-0 gap-3 p-2 md:grid md:content-start md:gap-1.5">
      <h3 className="w-14 shrink-0 text-xs font-medium text-ink-3 max-md:pt-1">
        <time dateTime={day}>{name.format(toDate(`${day}T12:00:00Z`))}</time>
      </h3>
      <ul className="grid min-w-0 grow content-start gap-1">
        {pieces.map(({ key, words, shift }) => (
          <li key={key} className="min-w-0">
            {shift ? (
              <EditShift shift={shift} times={words} people={people} />
            ) : (
              <span className="flex items-start gap-1 rounded-sm bg-amber-soft px-1.5 py-1 text-2xs text-amber">
                <Warn aria-hidden="true" className="mt-px size-3 shrink-0" />
                {t("Nobody {times}", { times: words })}
              </span>
            )}
          </li>
        ))}
        {pieces.length === 0 && <li className="text-xs text-ink-3">–</li>}
      </ul>
    </li>
  )
}
