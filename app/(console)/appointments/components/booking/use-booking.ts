"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTimeZone } from "@/components/clock"
import { newKey } from "@/components/new-key"
import { toast } from "@/components/ui/toast-store"
import { UNREACHED } from "@/components/use-action"
import type { SeriesDate } from "@/lib/appointments/schema"
import { t, tn } from "@/lib/say"
import { addMs, clockTime, longDay, MINUTE_MS, toDate } from "@/lib/time"
import { book as bookNow, bookSeries, move } from "../../actions"
import type { BookingStart } from "./booking-start"
import { type Lost, slotOf } from "./slot"
import { useHeld } from "./use-held"
import type { Choice } from "./wish"

type Given = {
  start: BookingStart
  patient: { id: string; name: string }
  choice: Choice
  onBooked: (booked: { id: string }) => void
}

type Series = { everyDays: string; count: string; leaveOut: string[] }
type Said = { note: string; anyway: boolean; series: Series | undefined }

/** Books the chosen slot, or moves an appointment to it. */
export function useBooking({ start, patient, choice, onBooked }: Given) {
  const zone = useTimeZone()
  const queries = useQueryClient()
  const [key] = useState(newKey)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [lost, setLost] = useState<Lost>()
  const [dates, setDates] = useState<SeriesDate[]>()
  const { moveOf, leadId, source, rescheduleOf } = start
  const slot = slotOf(choice)
  const held = useHeld(slot, patient.id, !moveOf, setLost)

  const at = toDate(choice.startsAt)
  const when = { day: longDay(at, zone), time: clockTime(at, zone) }

  const sendMove = ({ anyway }: Said, of: NonNullable<typeof moveOf>) => {
    const { serviceId: _, minutes, ...place } = slot
    const endsAt = minutes && { endsAt: addMs(at, minutes * MINUTE_MS).toISOString() }
    return move({ ...of, ...place, ...endsAt, anyway })
  }
  const shared = ({ note, anyway }: Said) => ({
    ...{ key, patientId: patient.id, anyway },
    ...(leadId && { leadId }),
    ...(note.trim() && { note }),
  })
  const sendBooking = async (said: Said) => {
    const holdId = await held.id()
    const more = { ...(rescheduleOf && { rescheduleOf }), ...(holdId && { holdId }) }
    return bookNow({ ...shared(said), ...slot, ...more, source })
  }
  const done = (id: string, title: string) => {
    held.use()
    toast.success({ title, description: patient.name })
    onBooked({ id })
  }
  const sendSeries = async (said: Said, series: Series) => {
    await held.giveBack()
    const { roomId: _, ...times } = slot
    const state = await bookSeries({ ...shared(said), ...times, ...series })
    if (!state.ok) return state
    const { id, appointmentIds, dates: found } = state.value
    if (id === null) setDates(found)
    else
      done(
        appointmentIds[0] ?? id,
        tn(appointmentIds.length, "{n} appointment booked", "{n} appointments booked"),
      )
    return null
  }

  const book = async (said: Said) => {
    if (pending) return
    setPending(true)
    setFailure(undefined)
    const sent = said.series
      ? sendSeries(said, said.series)
      : moveOf
        ? sendMove(said, moveOf)
        : sendBooking(said)
    const state = await sent.catch(() => UNREACHED)
    setPending(false)
    void queries.invalidateQueries({ queryKey: ["appointments"] })
    if (state === null) return
    if (!state.ok) {
      const fields = Object.values(state.fields ?? {}).map((one) => t(one))
      return setFailure(fields.join(" ") || t(state.sentence))
    }
    const { value } = state
    if (value.id === null) return "others" in value ? setLost(value) : undefined
    done(value.id, moveOf ? t("Moved to {day}, {time}", when) : t("Booked: {day}, {time}", when))
  }
  return {
    book,
    pending,
    failure,
    lost,
    dates,
    forgetDates: () => setDates(undefined),
    heldUntil: held.until,
  }
}
