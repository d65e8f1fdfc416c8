"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { useTimeZone } from "@/components/clock"
import { newKey } from "@/components/new-key"
import { toast } from "@/components/ui/toast-store"
import { UNREACHED } from "@/components/use-action"
import type { ConflictFound, FreeSlot } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { clockTime, longDay, toDate } from "@/lib/time"
import { book as bookNow, hold, release } from "../../actions"
import type { BookingStart } from "./booking-start"
import type { Choice } from "./wish"

type Lost = { conflicts: ConflictFound[]; others: FreeSlot[] }
type Given = {
  start: BookingStart
  patient: { id: string; name: string }
  choice: Choice
  onBooked: (booked: { id: string }) => void
}

/** Keeps the chosen slot from others while it is looked at, then books it; gives it back where nothing came of it. */
export function useBooking({ start, patient, choice, onBooked }: Given) {
  const zone = useTimeZone()
  const queries = useQueryClient()
  const [key] = useState(newKey)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [lost, setLost] = useState<Lost>()
  const [heldUntil, setHeldUntil] = useState<string>()
  const held = useRef<Promise<string | undefined>>(undefined)
  const isBooked = useRef(false)
  const slot = {
    serviceId: choice.serviceId,
    practitionerId: choice.practitionerId,
    startsAt: choice.startsAt,
    ...(choice.roomId && { roomId: choice.roomId }),
    ...(choice.minutes && { minutes: choice.minutes }),
  }
  const wanted = useRef(slot)

  useEffect(() => {
    let isLeft = false
    const made = hold({ ...wanted.current, patientId: patient.id }).then((state) => {
      if (!state.ok) return undefined
      if (state.value.id === null) {
        if (!isLeft) setLost(state.value)
        return undefined
      }
      if (!isLeft) setHeldUntil(state.value.expiresAt)
      return state.value.id
    })
    held.current = made.catch(() => undefined)
    const mine = held.current
    return () => {
      isLeft = true
      void mine.then((id) => {
        if (id && !isBooked.current) void release({ id }).catch(() => {})
      })
    }
  }, [patient.id])

  const book = async ({ note, anyway }: { note: string; anyway: boolean }) => {
    if (pending) return
    setPending(true)
    setFailure(undefined)
    const holdId = await held.current
    const { leadId, source, rescheduleOf } = start
    const more = {
      ...(leadId && { leadId }),
      ...(rescheduleOf && { rescheduleOf }),
      ...(holdId && { holdId }),
      ...(note.trim() && { note }),
    }
    const state = await bookNow({ key, patientId: patient.id, ...slot, ...more, source, anyway }).catch(
      () => UNREACHED,
    )
    setPending(false)
    if (!state.ok)
      return setFailure(
        state.fields
          ? Object.values(state.fields)
              .map((one) => t(one))
              .join(" ")
          : t(state.sentence),
      )
    if (state.value.id === null) return setLost(state.value)
    isBooked.current = true
    const at = toDate(choice.startsAt)
    toast.success({
      title: t("Booked: {day}, {time}", { day: longDay(at, zone), time: clockTime(at, zone) }),
      description: patient.name,
    })
    void queries.invalidateQueries({ queryKey: ["appointments"] })
    onBooked({ id: state.value.id })
  }
  return { book, pending, failure, lost, heldUntil }
}
