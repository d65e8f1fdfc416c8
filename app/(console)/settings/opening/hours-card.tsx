"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Checkbox } from "@/components/ui/checkbox"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import type { OpeningDay } from "@/lib/opening/schema"
import { t } from "@/lib/say"
import { weekdayName } from "../hours/week-text"
import { saveHours } from "./actions"

/** When somebody is at the desk; each day with its own times or closed. */
export function HoursCard({ week: kept, mayWrite }: { week: OpeningDay[]; mayWrite: boolean }) {
  const [week, setWeek] = useState(kept)
  const { send, pending, failure } = useAction(saveHours, { loud: true, done: t("Opening hours saved.") })
  const isChanged = JSON.stringify(week) !== JSON.stringify(kept)
  const set = (day: number, change: Partial<OpeningDay>) =>
    setWeek(week.map((one) => (one.day === day ? { ...one, ...change } : one)))
  return (
    <Card
      id="opening-hours"
      title={t("Opening hours")}
      hint={t("When somebody is at the desk: clocks of answers run by them, and offers wait overnight.")}
      actions={
        mayWrite &&
        isChanged && (
          <Button
            size="sm"
            variant="primary"
            pending={pending}
            onClick={() =>
              send({
                week: week
                  .filter((one) => one.opens)
                  .map(({ day, opens, closes }) => ({ day, opens: opens ?? "", closes: closes ?? "" })),
              })
            }
          >
            {t("Save the opening hours")}
          </Button>
        )
      }
    >
      <ul className="grid gap-x-6 gap-y-1.5 lg:grid-flow-col lg:grid-cols-2 lg:grid-rows-4">
        {week.map(({ day, opens, closes }) => {
          const name = weekdayName(day, "long")
          if (!mayWrite)
            return (
              <li key={day} className="flex gap-3 text-sm">
                <span className="w-28 text-ink-3">{name}</span>
                <span className="tabular-nums">{opens ? `${opens}–${closes}` : t("closed")}</span>
              </li>
            )
          const error = failure?.fields?.[`day${day}`]
          return (
            <li key={day} className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
              <Checkbox
                className="w-28"
                label={name}
                checked={opens !== null}
                onChange={(event) =>
                  set(
                    day,
                    event.currentTarget.checked
                      ? { opens: "09:00", closes: "18:00" }
                      : { opens: null, closes: null },
                  )
                }
              />
              {opens === null ? (
                <span className="text-sm text-ink-3">{t("closed")}</span>
              ) : (
                <span className="flex items-center gap-1.5">
                  <Input
                    type="time"
                    aria-label={t("{day}, from", { day: name })}
                    value={opens}
                    onChange={(event) => set(day, { opens: event.currentTarget.value })}
                    className="w-32"
                  />
                  <span aria-hidden="true">–</span>
                  <Input
                    type="time"
                    aria-label={t("{day}, until", { day: name })}
                    value={closes === "24:00" ? "23:59" : (closes ?? "")}
                    onChange={(event) => set(day, { closes: event.currentTarget.value })}
                    className="w-32"
                  />
                </span>
              )}
              {error && <span className="text-xs text-red">{t(error)}</span>}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
