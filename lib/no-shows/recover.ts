import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { FollowInput } from "@/lib/no-shows/schema"
import { RECOVERY_HOURS, recoveryKey } from "@/lib/no-shows/words"
import { command } from "@/lib/operation"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

/** Somebody calls who did not come and has no other appointment ahead: one task for one missed visit. */
export const recoverNoShow = command({
  name: "no_shows.recover",
  may: "appointments.write",
  input: FollowInput,
  async run({ ctx, tx, input }) {
    const found = isId(input.appointmentId)
      ? await tx.appointment.findUnique({ where: { id: input.appointmentId } })
      : null
    const { id, patientId, status } = found ?? absent()
    if (status !== "no_show") return { value: { taskId: null }, facts: [] }
    const ahead = await tx.appointment.findFirst({
      where: {
        patientId,
        startsAt: { gt: ctx.now },
        status: { in: ["requested", "scheduled", "confirmed"] },
      },
      select: { id: true },
    })
    if (ahead) return { value: { taskId: null }, facts: [] }
    const { taskId, facts } = await makeTask(tx, ctx, {
      kind: "no_show",
      title: "Call a patient who did not come",
      why: "Ask how they are and find them another time.",
      dueAt: addMs(ctx.now, RECOVERY_HOURS * HOUR_MS),
      owner: { role: "coordinator" },
      patientId,
      href: "/appointments/no-shows",
      source: "system",
      sourceId: id,
      effectKey: recoveryKey(id),
    })
    return { value: { taskId }, facts }
  },
})
