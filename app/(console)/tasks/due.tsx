"use client"

import { useNow } from "@/components/clock"
import { icon } from "@/components/icon"
import { Countdown, Time } from "@/components/time"
import { t } from "@/lib/say"
import type { TaskRow } from "@/lib/tasks/schema"
import { DAY_MS, MINUTE_MS, toDate } from "@/lib/time"

const Moon = icon("moon")

/** A clock for what is near or late, a day for what is far; when it comes back for what was put off. */
export function Due({
  task,
}: {
  task: Pick<TaskRow, "dueAt" | "status" | "snoozedUntil" | "finishedAt" | "title">
}) {
  const now = useNow(MINUTE_MS)
  if (task.status !== "open")
    return task.finishedAt && <Time value={task.finishedAt} className="text-ink-3" />
  if (task.snoozedUntil)
    return (
      <span className="inline-flex items-center gap-1 text-ink-3">
        <Moon aria-hidden="true" className="size-3.5" />
        <span>
          {t("back")} <Time value={task.snoozedUntil} />
        </span>
      </span>
    )
  if (!task.dueAt) return <span className="text-ink-3">{t("No time")}</span>
  const near = toDate(task.dueAt).getTime() - now < DAY_MS
  return near ? (
    <Countdown due={task.dueAt} urgentMs={15 * MINUTE_MS} label={task.title} />
  ) : (
    <Time value={task.dueAt} className="text-ink-2" />
  )
}
