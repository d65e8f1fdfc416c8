import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { FollowInput } from "@/lib/no-shows/schema"
import { weigh } from "@/lib/no-shows/weights"
import { command } from "@/lib/operation"

/** How likely it is that nobody comes, with its reasons, kept on the appointment. Told again it changes nothing. */
export const weighAppointment = command({
  name: "no_shows.weigh",
  may: "appointments.write",
  input: FollowInput,
  async run({ ctx, tx, input }) {
    const found = isId(input.appointmentId)
      ? await tx.appointment.findUnique({ where: { id: input.appointmentId }, select: { id: true } })
      : null
    const { weighed, facts } = await weigh(tx, ctx, [(found ?? absent()).id])
    return { value: { weighed }, facts }
  },
})
