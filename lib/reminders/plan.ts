import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { planRows, TO_PLAN } from "@/lib/reminders/plan-rows"
import { PlanInput } from "@/lib/reminders/schema"

/** After an appointment was booked, moved or cancelled: its reminders follow. Told again it changes nothing. */
export const planReminders = command({
  name: "reminders.plan",
  may: "messages.send",
  input: PlanInput,
  async run({ ctx, tx, input: { appointmentId } }) {
    if (!isId(appointmentId)) return fail("not_found")
    // Two that plan the same one come one after the other.
    await tx.$executeRaw`select from "Appointment" where id = ${appointmentId}::uuid for no key update`
    const appointment = await tx.appointment.findUnique({ where: { id: appointmentId }, select: TO_PLAN })
    if (!appointment) return fail("not_found")
    const { changed, facts, events } = await planRows(tx, ctx, [appointment])
    return { value: { changed }, facts, events }
  },
})
