"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTimeZone } from "@/components/clock"
import { newKey } from "@/components/new-key"
import { toast } from "@/components/ui/toast-store"
import { UNREACHED } from "@/components/use-action"
import { t } from "@/lib/say"
import { addMs, clockTime, longDay, MINUTE_MS, toDate } from "@/lib/time"
import { book as bookNow, move } from "../../actions"
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

type Said = { note: string; anyway: boolean }

/** Books the chosen slot, or moves an appointment to it. */
export function useBooking({ start, patient, choice, onBooked }: Given) {
  const zone = useTimeZone()
  const queries = useQueryClient()
  const [key] = useState(newKey)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [lost, setLost] = useState<Lost>()
  const { moveOf, leadId, source, rescheduleOf } = start
  const slot = slotOf(choice)
  const held = useHeld(slot, patient.id, !moveOf, setLost)

  const send = async ({ note, anyway }: Said) => {
    if (moveOf) {
      const { serviceId: _, minutes, ...place } = slot
      const endsAt = minutes && { endsAt: addMs(toDate(slot.startsAt), minutes * MINUTE_MS).toISOString() }
      return move({ ...moveOf, ...place, ...endsAt, anyway })
    }
    const holdId = await held.id()
    const more = {
      ...(leadId && { leadId }),
      ...(rescheduleOf && { rescheduleOf }),
      ...(holdId && { holdId }),
      ...(note.trim() && { note }),
    }
    return bookNow({ key, patientId: patient.id, ...slot, ...more, source, anyway })
  }

  const book = async (said: Said) => {
    if (pending) return
    setPending(true)
    setFailure(undefined)
    const state = await send(said).catch(() => UNREACHED)
    setPending(false)
    if (!state.ok) {
      const fields = Object.values(state.fields ?? {}).map((one) => t(one))
      return setFailure(fields.join(" ") || t(state.sentence))
    }
    void queries.invalidateQueries({ queryKey: ["appointments"] })
    if (state.value.id === null) return setLost(state.value)
    held.use()
    const at = toDate(choice.startsAt)
    const when = { day: longDay(at, zone), time: clockTime(at, zone) }
    toast.success({
      title: moveOf ? t("Moved to {day}, {time}", when) : t("Booked: {day}, {time}", when),
      description: patient.name,
    })
    onBooked({ id: state.value.id })
  }
  return { book, pending, failure, lost, heldUntil: held.until }
}
