"use client"

import { type FormEvent, useEffect, useRef, useState } from "react"
import { EmptyState, ErrorState } from "@/components/empty-state"
import { Button } from "@/components/ui/button"
import type { FreeSlot } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { clockTime, toDate } from "@/lib/time"
import { FreeTimes } from "./free-times"
import { OwnTime } from "./own-time"
import { keyOf } from "./slot-list"
import { useSlots } from "./use-slots"
import { type Choice, minutesOf, type Wishes } from "./wish"
import { WishFields } from "./wish-fields"

type Props = {
  wishes: Wishes
  /** A time that is decided already; asked is only what for. */
  fixed: { startsAt: string; practitionerId: string } | null
  onChoose: (choice: Choice) => void
}

/** The free times, the first one chosen beforehand: Enter takes it, arrows walk, the mouse picks. */
export function ChooseSlot({ wishes, fixed, onChoose }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const slots = useSlots(fixed ? undefined : wishes.query)
  const [chosen, setChosen] = useState("")
  // Pressed before there was anything to take: it is taken as soon as it is there.
  const [isAwaited, setAwaited] = useState(false)
  const { service, wish, zone } = wishes
  const current = slots.rows.find((one) => keyOf(one) === chosen) ?? slots.rows[0]
  const minutes = minutesOf(wish.minutes)
  const take = (slot: FreeSlot) => service && onChoose({ ...slot, serviceId: service.id, minutes })
  // Not the close button, which comes first.
  useEffect(
    () => form.current?.querySelector<HTMLElement>("[type=submit]")?.focus({ preventScroll: true }),
    [],
  )
  const awaited = isAwaited ? current : undefined
  useEffect(() => {
    if (awaited) take(awaited)
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (fixed && service) {
      const practitioner = wishes.nameOf(fixed.practitionerId)
      return onChoose({ ...fixed, practitioner, serviceId: service.id, minutes })
    }
    if (current) take(current)
    else setAwaited(true)
  }
  if (wishes.isError) return <ErrorState compact title={t("What can be booked cannot be read just now")} />
  if (wishes.pickers && !service)
    return (
      <EmptyState compact title={t("Nothing can be booked yet")}>
        {t("Services, and who does them, are set up under Settings.")}
      </EmptyState>
    )
  return (
    <div className="grid gap-4">
      <form ref={form} method="dialog" onSubmit={onSubmit} className="grid gap-4">
        <WishFields wishes={wishes} isFixed={fixed !== null} />
        {!fixed && (
          <FreeTimes
            slots={slots}
            wishes={wishes}
            chosen={current ? keyOf(current) : ""}
            onChange={setChosen}
            onTake={take}
          />
        )}
        <div className="sticky -bottom-5 -mx-5 flex justify-end border-t border-line bg-raised px-5 py-3">
          <Button type="submit" variant="primary" pending={isAwaited && slots.isReading}>
            {current ? t("Take {time}", { time: clockTime(toDate(current.startsAt), zone) }) : t("Go on")}
          </Button>
        </div>
      </form>
      {!fixed && <OwnTime wishes={wishes} onChoose={onChoose} />}
    </div>
  )
}
