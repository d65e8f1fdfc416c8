import type { Ctx } from "@/lib/ctx"
import type { OutboxEvent } from "@/lib/outbox"

type Stood = { id: string; practitionerId: string; startsAt: Date; endsAt: Date }

/** Tells what can be had by others since. */
export const freedEvent = (
  name: "appointment.moved" | "appointment.cancelled",
  ctx: Ctx,
  { id, practitionerId, startsAt, endsAt }: Stood,
): OutboxEvent => ({
  name,
  data: {
    clinicId: ctx.clinicId,
    appointmentId: id,
    practitionerId,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  },
})
