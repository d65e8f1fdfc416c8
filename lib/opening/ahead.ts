import { STANDING } from "@/lib/appointments/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"

type Of = { practitionerId: string } | { roomId: string } | { serviceId: string }

/** Under `lockSlots`: nobody is booked, and nobody is choosing, what is about to be offered no more. */
export async function requireNothingAhead(tx: Tx, ctx: Ctx, of: Of): Promise<void> {
  const ahead = await tx.appointment.findFirst({
    where: { ...of, status: { in: [...STANDING] }, endsAt: { gt: ctx.now } },
    select: { id: true },
  })
  if (ahead) fail("wrong_state", { sentence: "Appointments are still to come. Move or cancel those first." })
  const held = await tx.slotHold.findFirst({
    where: { ...of, status: "held", expiresAt: { gt: ctx.now } },
    select: { id: true },
  })
  if (held) fail("wrong_state", { sentence: "A slot is just being kept for somebody. Try again in a while." })
}
