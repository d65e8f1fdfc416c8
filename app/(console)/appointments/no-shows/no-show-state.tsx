"use client"

import { useTimeZone } from "@/components/clock"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import type { NoShowRow } from "@/lib/no-shows/schema"
import { t } from "@/lib/say"
import { OUTCOMES } from "@/lib/tasks/words"
import { exactDay, toDate } from "@/lib/time"

const Phone = icon("phone")
const CalendarCheck = icon("calendar-check")
const NAMES: Readonly<Record<string, string>> = OUTCOMES

/** Whether they come again, or who should call them and by when. */
export function NoShowState({ row: { next, task } }: { row: NoShowRow }) {
  const zone = useTimeZone()
  if (next)
    return (
      <Badge tone="green" icon={<CalendarCheck />}>
        {t("Booked for {day}", { day: exactDay(toDate(next.at), zone) })}
      </Badge>
    )
  if (!task) return <span data-none>–</span>
  if (!task.isOpen) return <Badge>{t(NAMES[task.outcome ?? ""] ?? "Done")}</Badge>
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Badge tone={task.isLate ? "red" : "amber"} icon={<Phone />}>
        {t("To call")}
      </Badge>
      <span className="truncate text-xs text-ink-3">
        {task.dueAt && <Time value={task.dueAt} />}
        {task.owner && ` · ${task.owner}`}
      </span>
    </span>
  )
}
