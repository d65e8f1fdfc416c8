import type { Ctx } from "@/lib/ctx"
import type { OutboxEvent } from "@/lib/outbox"

/** A reminder is to go out. The same one is told of once; `again`: what was to send it seems lost. */
export const sendEvent = ({ clinicId }: Ctx, reminderId: string, again?: string): OutboxEvent => ({
  name: "appointment.reminder_due",
  id: ["appointment.reminder_due", reminderId, ...(again ? [again] : [])].join(":"),
  data: { clinicId, reminderId },
})
