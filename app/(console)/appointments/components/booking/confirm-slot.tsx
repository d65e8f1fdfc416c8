"use client"

import { useState } from "react"
import { practitionerColour } from "@/components/practitioner-colour"
import { Countdown } from "@/components/time"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { cn } from "@/components/ui/cn"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { CONFLICTS } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import { clockTime, longDay, MINUTE_MS, toDate } from "@/lib/time"
import type { BookingStart } from "./booking-start"
import { SlotList } from "./slot-list"
import { useBooking } from "./use-booking"
import type { Choice, Wishes } from "./wish"

type Props = {
  start: BookingStart
  patient: { id: string; name: string }
  choice: Choice
  wishes: Wishes
  onOther: (choice: Choice) => void
  onBack: () => void
  onBooked: (booked: { id: string }) => void
}

/** Said once more before it is booked. Meanwhile nobody else gets it; Enter books. */
export function ConfirmSlot({ start, patient, choice, wishes, onOther, onBack, onBooked }: Props) {
  const { zone, service } = wishes
  const [note, setNote] = useState("")
  const booking = useBooking({ start, patient, choice, onBooked })
  const { conflicts, others } = booking.lost ?? { conflicts: [], others: [] }
  const canBeWaved = conflicts.length > 0 && conflicts.every((one) => one.canBeWaved)
  const at = toDate(choice.startsAt)
  const minutes = choice.minutes ?? service?.by[choice.practitionerId] ?? service?.minutes
  return (
    <form
      method="dialog"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        booking.book({ note, anyway: canBeWaved })
      }}
    >
      <div className="grid gap-1 rounded-lg border border-line bg-canvas p-4">
        <p className="text-lg font-semibold">{longDay(at, zone)}</p>
        <p className="text-2xl font-semibold tabular-nums">{clockTime(at, zone)}</p>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
          <span
            aria-hidden="true"
            className={cn(
              "size-2 rounded-full",
              practitionerColour(wishes.colourOf(choice.practitionerId)).bar,
            )}
          />
          {choice.practitioner}
          <span>
            {service && t("{name} · {n} min", { name: service.name, n: minutes ?? service.minutes })}
          </span>
          {choice.room && <span>{choice.room}</span>}
        </p>
        {booking.heldUntil && conflicts.length === 0 && (
          <p className="flex items-center gap-2 text-xs text-ink-3">
            {t("Kept for you")} <Countdown due={booking.heldUntil} urgentMs={2 * MINUTE_MS} />
          </p>
        )}
      </div>
      {conflicts.length > 0 && (
        <Callout
          tone={canBeWaved ? "amber" : "red"}
          role="alert"
          title={canBeWaved ? t("Look at this first") : t("This time cannot be had")}
        >
          <ul className="grid gap-0.5">
            {conflicts.map((one) => (
              <li key={one.conflict}>{t(CONFLICTS[one.conflict])}</li>
            ))}
          </ul>
        </Callout>
      )}
      {booking.failure && (
        <Callout tone="red" role="alert">
          {booking.failure}
        </Callout>
      )}
      {conflicts.length > 0 && !canBeWaved && others.length > 0 && (
        <section aria-label={t("What can be had instead")} className="grid gap-2">
          <h3 className="text-sm font-medium">{t("What can be had instead")}</h3>
          <SlotList
            wishes={wishes}
            slots={others}
            chosen=""
            onChange={() => {}}
            onTake={(slot) => onOther({ ...slot, serviceId: choice.serviceId, minutes: choice.minutes })}
          />
        </section>
      )}
      {!start.moveOf && (
        <Field
          id="booking-note"
          name="note"
          label={t("Note")}
          hint={t("For colleagues. The patient does not see it.")}
        >
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={2}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <div className="flex justify-between gap-2">
        <Button variant="ghost" onClick={onBack}>
          {t("Other times")}
        </Button>
        {(conflicts.length === 0 || canBeWaved) && (
          <Button
            key={String(canBeWaved)}
            type="submit"
            variant="primary"
            pending={booking.pending}
            autoFocus
          >
            {start.moveOf
              ? canBeWaved
                ? t("Move anyway")
                : t("Move it here")
              : canBeWaved
                ? t("Book anyway")
                : t("Book it")}
          </Button>
        )}
      </div>
    </form>
  )
}
