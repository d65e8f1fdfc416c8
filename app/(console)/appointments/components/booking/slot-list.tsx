"use client"

import { useEffect, useRef } from "react"
import { practitionerColour } from "@/components/practitioner-colour"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import type { FreeSlot } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { calendarDay, clockTime, longDay, toDate } from "@/lib/time"
import type { Wishes } from "./wish"

export const keyOf = (slot: FreeSlot): string => `${slot.startsAt} ${slot.practitionerId}`

type Props = {
  wishes: Wishes
  slots: readonly FreeSlot[]
  chosen: string
  onChange: (key: string) => void
  onTake: (slot: FreeSlot) => void
  more?: { read: () => void; pending: boolean }
}

/** Day by day. The chosen one has the focus as soon as there is one, so that arrows and Enter work at once. */
export function SlotList({ wishes, slots, chosen, onChange, onTake, more }: Props) {
  const { zone } = wishes
  const list = useRef<HTMLDivElement>(null)
  const first = slots[0] && keyOf(slots[0])
  useEffect(() => {
    const outside = document.activeElement
    // Who is filling in a field above goes on filling it in.
    if (outside?.matches("input:not([type=radio]), select, textarea") || !first) return
    list.current?.querySelector<HTMLInputElement>("input:checked")?.focus({ preventScroll: true })
  }, [first])
  const days = byDay(slots, zone)
  return (
    <div ref={list} className="grid gap-3">
      {[...days].map(([day, ofDay]) => (
        <fieldset key={day} className="grid gap-1.5">
          <legend className="mb-1.5 text-xs font-medium text-ink-2">
            {longDay(toDate(ofDay[0]!.startsAt), zone)}
          </legend>
          <div className="flex flex-wrap gap-1.5">
            {ofDay.map((slot) => (
              <label
                key={keyOf(slot)}
                className={cn(
                  "relative flex min-w-20 cursor-pointer flex-col rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm hover:bg-hover",
                  "has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent",
                )}
              >
                <input
                  type="radio"
                  name="slot"
                  value={keyOf(slot)}
                  checked={keyOf(slot) === chosen}
                  onChange={() => onChange(keyOf(slot))}
                  onClick={(event) => event.detail > 0 && onTake(slot)}
                  className="absolute inset-0 cursor-pointer appearance-none opacity-0"
                />
                <span className="font-medium tabular-nums">{clockTime(toDate(slot.startsAt), zone)}</span>
                <span className="flex items-center gap-1 text-2xs text-ink-3">
                  <span
                    aria-hidden="true"
                    className={cn(
                      "size-1.5 rounded-full",
                      practitionerColour(wishes.colourOf(slot.practitionerId)).bar,
                    )}
                  />
                  {slot.practitioner}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {more && (
        <Button variant="ghost" pending={more.pending} onClick={more.read} className="justify-self-start">
          {t("Later times")}
        </Button>
      )}
    </div>
  )
}

function byDay(slots: readonly FreeSlot[], zone: string): Map<string, FreeSlot[]> {
  const days = new Map<string, FreeSlot[]>()
  for (const slot of slots) {
    const day = calendarDay(toDate(slot.startsAt), zone)
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return days
}
