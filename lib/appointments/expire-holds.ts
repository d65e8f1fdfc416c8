import { z } from "zod"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

const MOST = 500
/** Holds are not history: what came of them stands in the appointment. Of an offer they stay with the offer. */
const KEPT_DAYS = 30

/** Ends the holds whose time is over and forgets old ones. A job's work; run again it finds none. */
export const expireHolds = command({
  name: "appointments.expire_holds",
  may: "settings.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const due = { status: "held", expiresAt: { lte: ctx.now } }
    const found = await tx.slotHold.findMany({
      where: due,
      orderBy: { expiresAt: "asc" },
      select: { id: true },
      take: MOST,
    })
    const ended = found.length
      ? await tx.slotHold.updateManyAndReturn({
          where: { ...due, id: { in: found.map((one) => one.id) } },
          data: { status: "expired" },
          select: { id: true, patientId: true },
        })
      : []
    await tx.slotHold.deleteMany({
      where: {
        status: { not: "held" },
        offer: null,
        expiresAt: { lte: addMs(ctx.now, -KEPT_DAYS * DAY_MS) },
      },
    })
    return {
      value: { expired: ended.length },
      facts: ended.map(({ id, patientId }) =>
        fact("slot.expired", id, { ...(patientId && { patientId }), after: { status: "expired" } }),
      ),
    }
  },
})
