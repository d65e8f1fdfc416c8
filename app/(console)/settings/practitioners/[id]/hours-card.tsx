import { Card } from "@/components/ui/card"
import type { HoursPeriod, PractitionerView } from "@/lib/practitioners/schema"
import { locale, t } from "@/lib/say"
import { exactDay, toDate } from "@/lib/time"
import { clockOf, weekdayName } from "../../hours/week-text"
import { SetHours } from "./set-hours"

/** One period after the other; what holds today is marked, what is over stays out. */
export function HoursCard({ person }: { person: PractitionerView }) {
  const { id, periods, rooms, today, may } = person
  const shown = periods.filter((one) => one.untilOn === null || one.untilOn >= today)
  const now = shown.find((one) => one.fromOn === null || one.fromOn <= today)
  return (
    <Card
      id="hours"
      title={t("Hours")}
      actions={may.write && <SetHours id={id} rooms={rooms} first={now?.week ?? []} today={today} />}
      flush
    >
      {shown.length === 0 && (
        <p className="p-4 text-sm text-ink-3">
          {t("No hours yet: nobody can be booked. Set the week they usually work.")}
        </p>
      )}
      <div className="divide-y divide-line">
        {shown.map((period) => (
          <Period key={period.fromOn ?? ""} period={period} rooms={rooms} isNow={period === now} />
        ))}
      </div>
    </Card>
  )
}

type PeriodProps = { period: HoursPeriod; rooms: PractitionerView["rooms"]; isNow: boolean }

function Period({ period, rooms, isNow }: PeriodProps) {
  const room = (id: string | null) => rooms.find((one) => one.id === id)?.name
  return (
    <section className="grid gap-2 px-4 py-3">
      <h3 className="text-xs font-medium text-ink-2">
        {rangeText(period)}
        {isNow && <span className="ml-2 text-ink-3">{t("now")}</span>}
      </h3>
      <dl className="grid grid-cols-1 gap-px sm:grid-cols-2 lg:grid-cols-7">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
          const spans = period.week.filter((one) => one.weekday === weekday)
          return (
            <div key={weekday} className="flex gap-3 py-0.5 lg:grid lg:content-start lg:gap-0.5">
              <dt className="w-10 shrink-0 text-xs text-ink-3">{weekdayName(weekday)}</dt>
              <dd className="grid gap-0.5 text-xs tabular-nums">
                {spans.length === 0 && <span className="text-ink-3">{t("off")}</span>}
                {spans.map((one) => (
                  <span key={one.fromMinute} className="text-ink">
                    {clockOf(one.fromMinute)}–{clockOf(one.untilMinute)}
                    {one.roomId && <span className="block text-2xs text-ink-3">{room(one.roomId)}</span>}
                  </span>
                ))}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

function rangeText({ fromOn, untilOn }: HoursPeriod): string {
  const day = (text: string) => exactDay(toDate(`${text}T12:00:00Z`), "UTC", locale())
  if (fromOn && untilOn) return t("{from} until {until}", { from: day(fromOn), until: day(untilOn) })
  if (fromOn) return t("From {from} on", { from: day(fromOn) })
  return untilOn ? t("Until {until}", { until: day(untilOn) }) : t("Always")
}
