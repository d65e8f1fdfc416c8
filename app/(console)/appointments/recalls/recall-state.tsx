"use client"

import { useTimeZone } from "@/components/clock"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import type { RecallRow } from "@/lib/recalls/schema"
import { RECALL_OUTCOMES } from "@/lib/recalls/words"
import { t, tn } from "@/lib/say"
import { exactDay, toDate } from "@/lib/time"
import { heldBecause } from "../components/held-because"

const Phone = icon("phone")
const Send = icon("send")
const Moon = icon("moon")
const Reply = icon("reply")
const CalendarCheck = icon("calendar-check")

/** What stands, and why, in one line. */
export function RecallState({ row }: { row: RecallRow }) {
  const why = heldBecause(row.because)
  // On the list of calls each is one: there is room for why.
  if (row.toCall && why && !row.wroteSince && row.status !== "snoozed")
    return (
      <span title={why} className="flex min-w-0 items-center gap-1.5 text-ink-2">
        <Phone aria-hidden="true" className="size-3.5 shrink-0 text-amber" />
        <span className="truncate">{why}</span>
      </span>
    )
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Mark row={row} />
      {row.wroteSince && (
        <Badge tone="accent" icon={<Reply />}>
          {t("Wrote back")}
        </Badge>
      )}
      {why && (
        <span title={why} className="truncate text-xs text-ink-3">
          {why}
        </span>
      )}
    </span>
  )
}

function Mark({ row }: { row: RecallRow }) {
  const zone = useTimeZone()
  const { status, attempts } = row
  if (status === "snoozed" && row.nextAt)
    return (
      <Badge tone="violet" icon={<Moon />}>
        {t(row.toCall ? "To call from {day}" : "Invited again from {day}", {
          day: exactDay(toDate(row.nextAt), zone),
        })}
      </Badge>
    )
  if (status === "booked")
    return (
      <Badge tone="green" icon={<CalendarCheck />}>
        {row.booked ? t("Booked for {day}", { day: exactDay(toDate(row.booked.at), zone) }) : t("Booked")}
      </Badge>
    )
  if (status === "unreachable") return <Badge>{t("Could not be reached")}</Badge>
  if (status === "declined" || status === "closed")
    return <Badge>{t(RECALL_OUTCOMES[row.closedBecause ?? "other"])}</Badge>
  if (row.toCall)
    return (
      <Badge tone="amber" icon={<Phone />}>
        {t("To call")}
      </Badge>
    )
  if (status === "reminded" && row.lastRemindedAt)
    return (
      <>
        <Badge tone="blue" icon={<Send />}>
          {tn(attempts, "Invited once", "Invited {n} times")}
        </Badge>
        <span className="text-xs text-ink-3">
          <Time value={row.lastRemindedAt} />
        </span>
      </>
    )
  return <Badge tone="neutral">{t("Due now")}</Badge>
}
