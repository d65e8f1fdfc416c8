import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { FollowInput } from "@/lib/recalls/schema"
import { OPEN_RECALLS } from "@/lib/recalls/words"

const STANDS = ["requested", "scheduled", "confirmed", "checked_in", "in_session", "completed"]

/**
 * What a booking means for recalls: the patient's open ones of that service are booked by it. Cancelled or moved on, those
 * that hung on it are due again. Told again it changes nothing.
 */
export const followBooking = command({
  name: "recalls.follow_booking",
  may: "appointments.write",
  input: FollowInput,
  async run({ ctx, tx, input }) {
    const found = isId(input.appointmentId)
      ? await tx.appointment.findUnique({ where: { id: input.appointmentId } })
      : null
    const { id, patientId, serviceId, status } = found ?? absent()
    const { clinicId, now: at } = ctx
    if (STANDS.includes(status)) {
      const booked = await tx.recall.updateManyAndReturn({
        where: {
          clinicId,
          patientId,
          serviceId,
          status: { in: [...OPEN_RECALLS] },
          lastAppointmentId: { not: id },
        },
        data: {
          status: "booked",
          appointmentId: id,
          closedAt: at,
          toCall: false,
          nextAt: null,
          because: null,
          updatedAt: at,
        },
        select: { id: true },
      })
      return {
        value: { booked: booked.length, reopened: 0 },
        facts: booked.map((one) =>
          fact("recall.booked", one.id, { patientId, after: { appointmentId: id } }),
        ),
      }
    }
    // Another one stands in its place, or will be settled by the recovery of who did not come.
    if (status !== "cancelled") return { value: { booked: 0, reopened: 0 }, facts: [] }
    const again = await tx.recall.updateManyAndReturn({
      where: { clinicId, appointmentId: id, status: "booked" },
      data: {
        status: "due",
        appointmentId: null,
        closedAt: null,
        toCall: true,
        because: "cancelled",
        nextAt: null,
        updatedAt: at,
      },
      select: { id: true },
    })
    return {
      value: { booked: 0, reopened: again.length },
      facts: again.map((one) =>
        fact("recall.reopened", one.id, {
          patientId,
          before: { status: "booked" },
          after: { status: "due" },
        }),
      ),
    }
  },
})
