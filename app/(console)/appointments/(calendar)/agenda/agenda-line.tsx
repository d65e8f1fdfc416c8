"use client"

import { useTimeZone } from "@/components/clock"
import { practitionerColour } from "@/components/practitioner-colour"
import { StatusBadge } from "@/components/status-badge"
import { cn } from "@/components/ui/cn"
import type { AppointmentRow } from "@/lib/appointments/schema"
import { clockTime, toDate } from "@/lib/time"

type Props = { appointment: AppointmentRow; now: number; onOpen: (id: string) => void }

export function AgendaLine({ appointment: one, now, onOpen }: Props) {
  const timeZone = useTimeZone()
  const isNow = Date.parse(one.startsAt) <= now && now < Date.parse(one.endsAt)
  const isOver = one.status === "completed" || one.status === "no_show"
  return (
    <button
      type="button"
      data-current={Date.parse(one.endsAt) > now ? "" : undefined}
      onClick={() => onOpen(one.id)}
      className={cn("flex min-h-14 w-full items-center gap-3 px-4 py-2 text-left", isNow && "bg-accent-soft")}
    >
      <span className="w-11 shrink-0 self-start text-sm leading-5 tabular-nums">
        <span className={cn("block", isOver ? "text-ink-3" : "font-medium text-ink")}>
          {clockTime(toDate(one.startsAt), timeZone)}
        </span>
        <span className="block text-xs text-ink-3">{clockTime(toDate(one.endsAt), timeZone)}</span>
      </span>
      <span
        aria-hidden="true"
        className={cn(
          "w-[3px] shrink-0 self-stretch rounded-full",
          practitionerColour(one.practitioner.colour).bar,
          isOver && "opacity-45",
        )}
      />
      <span className="min-w-0 grow">
        <bdi data-patient="" className={cn("block truncate font-medium", isOver ? "text-ink-3" : "text-ink")}>
          {one.patient.name}
        </bdi>
        <span className="block truncate text-xs text-ink-3">
          {[one.service.name, one.practitioner.name, one.room?.name].filter(Boolean).join(" · ")}
        </span>
      </span>
      {one.status !== "scheduled" && <StatusBadge kind="appointment" value={one.status} />}
    </button>
  )
}
