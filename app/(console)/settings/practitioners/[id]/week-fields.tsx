"use client"

import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { t } from "@/lib/say"
import { weekdayName } from "../../hours/week-text"

const Plus = icon("plus")
const X = icon("x")

/** Times as a field has them; an end at 00:00 is midnight. */
export type Draft = { weekday: number; from: string; until: string; roomId: string }

export function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(clock) ?? []
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null
}

type Props = {
  week: Draft[]
  rooms: { id: string; name: string }[]
  onChange: (week: Draft[]) => void
}

/** Each day with its times; none is a day off. */
export function WeekFields({ week, rooms, onChange }: Props) {
  const set = (at: Draft, change: Partial<Draft>) =>
    onChange(week.map((one) => (one === at ? { ...one, ...change } : one)))
  const add = (weekday: number) => {
    const last = week.filter((one) => one.weekday === weekday).at(-1)
    const next = last ? { from: last.until, until: "18:00" } : { from: "09:00", until: "17:00" }
    onChange([...week, { weekday, roomId: last?.roomId ?? "", ...next }])
  }
  const monday = week.filter((one) => one.weekday === 1)
  const toWeekdays = () =>
    onChange([
      ...week.filter((one) => one.weekday === 1 || one.weekday > 5),
      ...[2, 3, 4, 5].flatMap((weekday) => monday.map((one) => ({ ...one, weekday }))),
    ])
  return (
    <div className="grid divide-y divide-line rounded-md border border-line">
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
        const name = weekdayName(weekday, "long")
        const spans = week.filter((one) => one.weekday === weekday)
        return (
          <fieldset key={weekday} className="flex flex-wrap items-start gap-x-3 gap-y-2 px-3 py-2">
            <legend className="float-left w-24 pt-1.5 text-sm font-medium text-ink">{name}</legend>
            <div className="grid min-w-0 grow gap-1.5">
              {spans.length === 0 && <span className="pt-1.5 text-sm text-ink-3">{t("off")}</span>}
              {spans.map((one, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: times may be the same while they are typed
                <div key={n} className="flex flex-wrap items-center gap-1.5">
                  <Input
                    type="time"
                    required
                    aria-label={t("{day}, from", { day: name })}
                    value={one.from}
                    onChange={(event) => set(one, { from: event.currentTarget.value })}
                    className="w-32"
                  />
                  <span aria-hidden="true">–</span>
                  <Input
                    type="time"
                    required
                    aria-label={t("{day}, until", { day: name })}
                    value={one.until}
                    onChange={(event) => set(one, { until: event.currentTarget.value })}
                    className="w-32"
                  />
                  {rooms.length > 0 && (
                    <Select
                      aria-label={t("{day}, room", { day: name })}
                      value={one.roomId}
                      placeholder={t("Any room")}
                      options={rooms.map((room) => ({ value: room.id, label: room.name }))}
                      onChange={(event) => set(one, { roomId: event.currentTarget.value })}
                      className="w-36"
                    />
                  )}
                  <IconButton
                    size="sm"
                    label={t("{day}: take this time away", { day: name })}
                    icon={<X />}
                    className="tip-end"
                    onClick={() => onChange(week.filter((other) => other !== one))}
                  />
                </div>
              ))}
            </div>
            <div className="flex items-center gap-1">
              {weekday === 1 && monday.length > 0 && (
                <Button size="sm" variant="ghost" onClick={toWeekdays}>
                  {t("The same until Friday")}
                </Button>
              )}
              <IconButton
                size="sm"
                label={t("{day}: add a time", { day: name })}
                icon={<Plus />}
                className="tip-end"
                onClick={() => add(weekday)}
              />
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}
