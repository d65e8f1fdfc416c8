"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { t, tn } from "@/lib/say"
import type { BookingStart } from "./booking-start"
import { ChosenCard } from "./chosen-card"
import { DatesInTheWay, InTheWay } from "./in-the-way"
import { RepeatFields } from "./repeat"
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
  const [note, setNote] = useState("")
  const [repeat, setRepeat] = useState({ everyDays: "", count: "4" })
  const booking = useBooking({ start, patient, choice, onBooked })
  const { lost, dates } = booking
  const canBeWaved = lost?.conflicts.every((one) => one.canBeWaved) ?? false
  const isMove = start.moveOf !== undefined
  const blocked = dates?.filter((one) => one.conflicts.length > 0) ?? []
  const left = (dates?.length ?? 0) - blocked.length
  const label = dates
    ? tn(left, "Book the other {n}", "Book the other {n}")
    : isMove
      ? canBeWaved
        ? t("Move anyway")
        : t("Move it here")
      : canBeWaved
        ? t("Book anyway")
        : t("Book it")
  const canGoOn = dates ? left >= 2 : !lost || canBeWaved
  return (
    <form
      method="dialog"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const series = repeat.everyDays
          ? { ...repeat, leaveOut: blocked.map((one) => one.startsAt) }
          : undefined
        booking.book({ note, anyway: canBeWaved, series })
      }}
    >
      <ChosenCard choice={choice} wishes={wishes} heldUntil={lost ? undefined : booking.heldUntil} />
      {lost && (
        <InTheWay
          lost={lost}
          wishes={wishes}
          onTake={(slot) => onOther({ ...slot, serviceId: choice.serviceId, minutes: choice.minutes })}
        />
      )}
      {blocked.length > 0 && <DatesInTheWay dates={blocked} zone={wishes.zone} />}
      {booking.failure && (
        <Callout tone="red" role="alert">
          {booking.failure}
        </Callout>
      )}
      {!isMove && !start.rescheduleOf && (
        <RepeatFields
          repeat={repeat}
          set={(next) => {
            setRepeat(next)
            booking.forgetDates()
          }}
        />
      )}
      {!isMove && (
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
        {canGoOn && (
          <Button
            key={String(canBeWaved)}
            type="submit"
            variant="primary"
            pending={booking.pending}
            autoFocus
          >
            {label}
          </Button>
        )}
      </div>
    </form>
  )
}
