import { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { isOpen } from "@/lib/leads/rules"
import type { LeadStatus } from "@/lib/leads/words"
import { command } from "@/lib/operation"
import { closeCaseOf } from "@/lib/urgent/settle"

const AHEAD = ["scheduled", "confirmed", "checked_in", "in_session"]
const BEFORE_BOOKED: readonly string[] = ["new", "contacted", "qualified"]

/**
 * A lead goes with its appointment: booked while one stands, and qualified again when the last one was cancelled before
 * it began. Told again, late or of a lead that went its own way, it changes nothing.
 */
export const followAppointment = command({
  name: "leads.follow_appointment",
  may: "leads.work",
  input: z.strictObject({ appointmentId: z.string().max(100) }),
  async run({ ctx, tx, input }) {
    const appointment = isId(input.appointmentId)
      ? await tx.appointment.findUnique({
          where: { id: input.appointmentId },
          select: { id: true, status: true, patientId: true, leadId: true },
        })
      : null
    if (!appointment) return fail("not_found")
    const lead = await leadOf(tx, appointment)
    const untouched = { value: { status: lead?.status ?? null }, facts: [] }
    if (!lead) return untouched
    const stands = AHEAD.includes(appointment.status)
    if (stands && BEFORE_BOOKED.includes(lead.status))
      return { value: { status: "booked" }, facts: await set(tx, ctx, lead, "booked", appointment.id) }
    if (appointment.status !== "cancelled" || lead.status !== "booked") return untouched
    const other = await tx.appointment.findFirst({
      where: { patientId: appointment.patientId, status: { in: AHEAD }, startsAt: { gt: ctx.now } },
      select: { id: true },
    })
    if (other) return untouched
    return { value: { status: "qualified" }, facts: await set(tx, ctx, lead, "qualified", appointment.id) }
  },
})

type Found = { id: string; status: string; patientId: string }

/** The one it was booked from; of a booking that names none, the only open one of the patient. */
async function leadOf(
  tx: Tx,
  { leadId, patientId }: { leadId: string | null; patientId: string },
): Promise<Found | null> {
  const select = { id: true, status: true, patientId: true }
  if (leadId) return tx.lead.findUnique({ where: { id: leadId }, select })
  const open = (
    await tx.lead.findMany({ where: { patientId }, select, orderBy: { createdAt: "desc" }, take: 20 })
  ).filter((one) => isOpen(one.status))
  return open.length === 1 ? (open[0] ?? null) : null
}

async function set(
  tx: Tx,
  ctx: Ctx,
  lead: Found,
  status: LeadStatus,
  appointmentId: string,
): Promise<Fact[]> {
  const { count } = await tx.lead.updateMany({
    where: { id: lead.id, status: lead.status },
    data: { status, waitingSince: null, dueAt: null },
  })
  if (count === 0) fail("conflict")
  return [
    fact("lead.status_changed", lead.id, {
      patientId: lead.patientId,
      before: { status: lead.status },
      after: { status, appointmentId },
    }),
    ...(await closeCaseOf(tx, ctx, lead.id, "status")),
  ]
}
