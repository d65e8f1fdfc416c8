"use client"

import { useState } from "react"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { useAction } from "@/components/use-action"
import { HOLIDAYS } from "@/lib/opening/holiday-words"
import type { HolidayList, HolidayRow } from "@/lib/opening/schema"
import { locale, t, tn } from "@/lib/say"
import { toDate } from "@/lib/time"
import { take } from "./actions"

type Props = { list: HolidayList; mayWrite: boolean }

const canBeTaken = (row: HolidayRow): boolean => !row.isTaken && !row.isOver

/** Each day with whether the clinic is closed then; those still open can be taken over in one go. */
export function HolidayForm({ list, mayWrite }: Props) {
  const [days, setDays] = useState(
    // Where somebody is booked, closing is a person's own choice.
    list.rows.filter((row) => canBeTaken(row) && !row.isOptional && row.standing === 0).map((row) => row.day),
  )
  const { send, pending } = useAction(take, { loud: true, done: t("The clinic is closed on these days.") })
  const format = new Intl.DateTimeFormat(locale(), {
    weekday: "short",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  })
  return (
    <>
      <ul className="divide-y divide-line">
        {list.rows.map((row) => {
          const name = row.isObserved
            ? t("{holiday}, kept on this day", { holiday: t(HOLIDAYS[row.name]) })
            : t(HOLIDAYS[row.name])
          const day = format.format(toDate(`${row.day}T12:00:00Z`))
          const words = (
            <span className="flex flex-wrap gap-x-2">
              <span className="w-36 text-ink-2 tabular-nums">{day}</span>
              <span className={row.isOver ? "text-ink-3" : "text-ink"}>{name}</span>
            </span>
          )
          return (
            <li
              key={row.day}
              className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 text-sm"
            >
              <span className="min-w-0 grow">
                {mayWrite && canBeTaken(row) ? (
                  <Checkbox
                    label={words}
                    checked={days.includes(row.day)}
                    onChange={(event) =>
                      setDays(
                        event.currentTarget.checked
                          ? [...days, row.day]
                          : days.filter((one) => one !== row.day),
                      )
                    }
                  />
                ) : (
                  <span className={mayWrite ? "ml-6 block" : undefined}>{words}</span>
                )}
              </span>
              {row.standing > 0 && (
                <Badge tone="amber">{tn(row.standing, "{n} appointment", "{n} appointments")}</Badge>
              )}
              {row.isOptional && <Badge>{t("Many work")}</Badge>}
              {row.isTaken && <Badge tone="green">{t("Closed")}</Badge>}
              {!row.isTaken && row.isOver && <span className="text-xs text-ink-3">{t("over")}</span>}
            </li>
          )
        })}
      </ul>
      {mayWrite && list.rows.some(canBeTaken) && (
        <div className="flex justify-end border-t border-line px-4 py-2.5">
          <Button
            variant="primary"
            pending={pending}
            {...(days.length === 0 && { disabledReason: t("Choose a day first.") })}
            onClick={() => send({ country: list.country, year: list.year, days })}
          >
            {tn(days.length, "Close on {n} day", "Close on {n} days")}
          </Button>
        </div>
      )}
    </>
  )
}
