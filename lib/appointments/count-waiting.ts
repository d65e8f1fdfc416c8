import { z } from "zod"
import { dayOf } from "@/lib/appointments/of-day"
import { reachWhere } from "@/lib/appointments/reach"
import { LONG_WAIT_MINUTES } from "@/lib/appointments/words"
import { query } from "@/lib/operation"
import { addMs, MINUTE_MS } from "@/lib/time"

/** Beyond it a person sees that there are many. */
const MOST = 200

export type WaitingCount = {
  /** In the waiting room. */
  here: number
  /** Of those, who wait long. */
  long: number
  /** Asked for, and not answered. */
  requested: number
}

/** Who waits for somebody of the clinic: in the waiting room, or for an answer. */
export const countWaiting = query({
  name: "appointments.count_waiting",
  may: "appointments.read",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<WaitingCount> {
    const { from, until } = dayOf(ctx)
    const found = await tx.appointment.findMany({
      where: {
        AND: [
          { status: { in: ["checked_in", "requested"] }, startsAt: { gte: from } },
          { OR: [{ status: "requested" }, { startsAt: { lt: until } }] },
          reachWhere(ctx, grant),
        ],
      },
      select: { status: true, checkedInAt: true },
      take: MOST,
    })
    const here = found.filter((one) => one.status === "checked_in")
    const since = addMs(ctx.now, -LONG_WAIT_MINUTES * MINUTE_MS)
    return {
      here: here.length,
      long: here.filter((one) => one.checkedInAt && one.checkedInAt <= since).length,
      requested: found.length - here.length,
    }
  },
})
