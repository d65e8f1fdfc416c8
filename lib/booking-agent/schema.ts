import { z } from "zod"
import { Id, optional } from "@/lib/appointments/schema"
import { MOST_ROUNDS, type TalkEnd, type TalkStatus } from "./words"

export const StartBookingInput = z.strictObject({
  /** The form's own: sent twice it starts one. */
  key: z.uuid(),
  patientId: Id,
  leadId: optional(Id),
  serviceId: Id,
  practitionerId: optional(Id),
})
export const TalkIdInput = z.strictObject({ id: Id })
export const OfferTimesInput = z.strictObject({ id: Id, round: z.number().int().min(1).max(MOST_ROUNDS) })
export const TalkOfInput = z.strictObject({ patientId: Id })

/** As it is stored with the talk; instants as ISO text. */
export const Offered = z.array(
  z.object({
    practitionerId: z.string(),
    roomId: z.string().nullable(),
    startsAt: z.string(),
    endsAt: z.string(),
    holdId: z.string().nullable(),
  }),
)
export type Offered = z.output<typeof Offered>

export type OfferTimesStep =
  /** Asked; nothing is to be done before then. */
  | { state: "asked"; until: string }
  /** Nobody is woken for it. */
  | { state: "wait"; until: string }
  | { state: "ended"; until: null }

export type TalkView = {
  id: string
  status: TalkStatus
  because: TalkEnd | null
  service: { id: string; name: string }
  times: { startsAt: string; endsAt: string; practitioner: string }[]
  appointmentId: string | null
  rounds: number
  expiresAt: string | null
  createdAt: string
  startedBy: string | null
  may: { stop: boolean }
}
