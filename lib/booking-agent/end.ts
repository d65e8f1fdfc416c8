import { STANDING } from "@/lib/appointments/words"
import { command, type Done } from "@/lib/operation"
import { askPerson } from "./person-takes-over"
import { TalkIdInput } from "./schema"
import { endTalk, heldTalk, isOpen } from "./talk"

/** The time for a choice has run out: somebody rings, unless they were booked another way. Too early it says until when. */
export const endBooking = command({
  name: "booking.end",
  may: "messages.send",
  input: TalkIdInput,
  async run({ ctx, tx, input }): Promise<Done<{ status: string; until: string | null }>> {
    const talk = await heldTalk(tx, input.id)
    if (!isOpen(talk)) return { value: { status: talk.status, until: null }, facts: [] }
    if (talk.expiresAt && talk.expiresAt > ctx.now)
      return { value: { status: talk.status, until: talk.expiresAt.toISOString() }, facts: [] }
    const booked = await tx.appointment.findFirst({
      where: {
        ...{ patientId: talk.patientId, serviceId: talk.serviceId, status: { in: [...STANDING] } },
        createdAt: { gte: talk.createdAt },
      },
      select: { id: true },
    })
    const because = booked ? "booked_otherwise" : "nobody_answered"
    const ended = await endTalk(tx, ctx, talk, because)
    const task = booked ? [] : await askPerson(tx, ctx, talk, "nobody_answered")
    return { value: { status: "ended", until: null }, facts: [...ended, ...task] }
  },
})
