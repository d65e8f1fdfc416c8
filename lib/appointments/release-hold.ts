import { AppointmentIdInput } from "@/lib/appointments/schema"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** Gives one's own hold back; one that is over already stays so. */
export const releaseHold = command({
  name: "appointments.release_hold",
  may: "appointments.write",
  input: AppointmentIdInput,
  async run({ ctx, tx, input }) {
    const hold = isId(input.id) ? await tx.slotHold.findUnique({ where: { id: input.id } }) : null
    const me = memberIdOf(ctx)
    if (!hold || (me !== null && hold.heldById !== me)) return fail("not_found")
    return { value: { id: hold.id }, facts: await releaseInside(tx, ctx, hold) }
  },
})

/** In the caller's transaction. Nothing to tell where it was over already. */
export async function releaseInside(
  tx: Tx,
  ctx: Ctx,
  hold: { id: string; patientId: string | null },
): Promise<Fact[]> {
  const { count } = await tx.slotHold.updateMany({
    where: { id: hold.id, clinicId: ctx.clinicId, status: "held" },
    data: { status: "released" },
  })
  return count === 0
    ? []
    : [fact("slot.released", hold.id, hold.patientId ? { patientId: hold.patientId } : {})]
}
