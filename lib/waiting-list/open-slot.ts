import type { Ctx } from "@/lib/ctx"
import { fact } from "@/lib/facts"
import { idFrom, isId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import { toDate } from "@/lib/time"
import { isInTime } from "./rules"
import { FreedInput } from "./schema"

/**
 * Takes up a time that came free, once, where somebody waits for what its practitioner does and there is time to ask them.
 * What was freed twice by one appointment, moved away and back, is another time or the same row.
 */
export const openFreedSlot = command({
  name: "waiting_list.open_slot",
  may: "appointments.write",
  input: FreedInput,
  async run({ ctx, tx, input }): Promise<Done<{ slotId: string | null }>> {
    const { appointmentId, practitionerId, cause } = input
    const [startsAt, endsAt] = [toDate(input.startsAt), toDate(input.endsAt)]
    const nothing = { value: { slotId: null }, facts: [] }
    const appointment = isId(appointmentId)
      ? await tx.appointment.findUnique({ where: { id: appointmentId }, select: { id: true } })
      : null
    if (!appointment || !isId(practitionerId) || !isInTime(startsAt, ctx.now)) return nothing
    const waiting = await tx.waitingListEntry.findFirst({
      where: { status: "waiting", service: { practitioners: { some: { practitionerId } } } },
      select: { id: true },
    })
    if (!waiting) return nothing
    const id = idFrom(
      `freed slot ${ctx.clinicId} ${appointmentId} ${practitionerId} ${startsAt.toISOString()}`,
    )
    const { count } = await tx.freedSlot.createMany({
      data: [
        {
          id,
          clinicId: ctx.clinicId,
          practitionerId,
          startsAt,
          endsAt,
          cause,
          appointmentId,
          createdAt: ctx.now,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return { value: { slotId: id }, facts: [] }
    const after = { practitionerId, startsAt: startsAt.toISOString(), cause, appointmentId }
    return {
      value: { slotId: id },
      facts: [fact("waiting_list.slot_freed", id, { subjectType: "freed_slot", after })],
      events: [freeEvent(ctx, id, "first")],
    }
  },
})

/** `after`: what it follows from, so that the same is told once. */
export const freeEvent = ({ clinicId }: Ctx, slotId: string, after: string): OutboxEvent => ({
  name: "waiting_list.slot_free",
  id: `waiting_list.slot_free:${slotId}:${after}`,
  data: { clinicId, slotId },
})
