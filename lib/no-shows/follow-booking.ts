import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { FollowInput } from "@/lib/no-shows/schema"
import { RECOVERY_DAYS, recoveryKey } from "@/lib/no-shows/words"
import { command } from "@/lib/operation"
import { closeTasks } from "@/lib/tasks/close"
import { addMs, DAY_MS } from "@/lib/time"

/** Who did not come and is booked again needs no call any more; nor who came after all. */
export const followForNoShows = command({
  name: "no_shows.follow_booking",
  may: "appointments.write",
  input: FollowInput,
  async run({ ctx, tx, input }) {
    const found = isId(input.appointmentId)
      ? await tx.appointment.findUnique({ where: { id: input.appointmentId } })
      : null
    const { id, patientId, status } = found ?? absent()
    if (status === "no_show" || status === "cancelled") return { value: { closed: 0 }, facts: [] }
    const missed = await tx.appointment.findMany({
      where: {
        patientId,
        startsAt: { gt: addMs(ctx.now, -RECOVERY_DAYS * DAY_MS) },
        status: { in: ["no_show", "rescheduled"] },
      },
      select: { id: true },
    })
    const keys = [id, ...missed.map((one) => one.id)].map(recoveryKey)
    const facts = await closeTasks(tx, ctx, { clinicId: ctx.clinicId, effectKey: { in: keys } }, "booked")
    return { value: { closed: facts.length }, facts }
  },
})
