import type { AppointmentRow, CalendarView } from "@/lib/appointments/schema"
import { toDate } from "@/lib/time"
import type { Target } from "./types"

/** The calendar as it will be, shown before the server has said so. */
export function patched(view: CalendarView, target: Target): CalendarView {
  return {
    ...view,
    appointments: view.appointments.map((one) => (one.id === target.id ? put(view, one, target) : one)),
  }
}

function put(view: CalendarView, one: AppointmentRow, target: Target): AppointmentRow {
  const by = (text: string, from: string, to: string) =>
    toDate(Date.parse(text) + Date.parse(to) - Date.parse(from)).toISOString()
  const { startsAt, endsAt } = target
  return {
    ...one,
    startsAt,
    endsAt,
    busyFrom: by(one.busyFrom, one.startsAt, startsAt),
    busyUntil: by(one.busyUntil, one.endsAt, endsAt),
    practitioner: view.practitioners.find((other) => other.id === target.practitionerId) ?? one.practitioner,
    room: view.rooms.find((other) => other.id === target.roomId) ?? one.room,
  }
}

/** Back to where it stood. */
export const backOf = (one: AppointmentRow): Target => ({
  id: one.id,
  startsAt: one.startsAt,
  endsAt: one.endsAt,
  practitionerId: one.practitioner.id,
  ...(one.room && { roomId: one.room.id }),
})
