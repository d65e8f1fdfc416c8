"use client"

import { useState } from "react"
import { later } from "@/components/ui/later"
import type { FreeSlot } from "@/lib/appointments/schema"
import { locale } from "@/lib/say"
import { toDate } from "@/lib/time"
import type { BookingStart } from "../booking/booking-start"

const load = () => import("../booking/booking-panel").then((file) => file.BookingPanel)
const BookingPanel = later(load)

type Props = { slots: readonly FreeSlot[]; start: BookingStart; timeZone: string }

/** The next free times; one press opens the booking with it chosen. */
export function SlotChips({ slots, start, timeZone }: Props) {
  const [chosen, setChosen] = useState<FreeSlot | null>(null)
  const format = new Intl.DateTimeFormat(locale(), {
    ...{ timeZone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  })
  return (
    <>
      <ul className="grid gap-1.5">
        {slots.map((slot) => (
          <li key={`${slot.startsAt} ${slot.practitionerId}`}>
            <button
              type="button"
              aria-haspopup="dialog"
              onPointerEnter={() => void load()}
              onClick={() => setChosen(slot)}
              className="flex w-full items-baseline gap-2 rounded-md border border-line px-2.5 py-1.5 text-left text-sm hover:bg-hover"
            >
              <time dateTime={slot.startsAt} className="shrink-0 font-medium text-ink">
                {format.format(toDate(slot.startsAt))}
              </time>
              <span className="min-w-0 truncate text-xs text-ink-3">{slot.practitioner}</span>
            </button>
          </li>
        ))}
      </ul>
      {chosen && (
        <BookingPanel
          start={{ ...start, startsAt: chosen.startsAt, practitionerId: chosen.practitionerId }}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  )
}
