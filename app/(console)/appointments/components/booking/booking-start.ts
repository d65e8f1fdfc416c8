import type { AppointmentSource } from "@/lib/appointments/words"

/** What is known when a booking begins; the rest is asked. */
export type BookingStart = {
  patient?: { id: string; name: string }
  leadId?: string
  conversationId?: string
  source: AppointmentSource
  serviceId?: string
  practitionerId?: string
  /** Where it is to be, whoever does it. */
  roomId?: string
  /** A time that was chosen already, or from which on one is proposed; absent: the first free one. */
  startsAt?: string
  minutes?: number
  /** One whose place this takes: of who did not come, or cancelled. */
  rescheduleOf?: string
  /** One that is to stand at another time; `from` is where it stood when this was decided. */
  moveOf?: { id: string; from: string }
}
