import { reachWhere, WITH } from "@/lib/appointments/reach"
import { toRow } from "@/lib/appointments/to-row"
import type { Reason } from "@/lib/no-shows/rules"
import { type LikelyRow, NothingInput } from "@/lib/no-shows/schema"
import { LIKELY_DAYS, LIKELY_PERCENT } from "@/lib/no-shows/words"
import { query } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

const MOST = 50

/** Who is likely not to come in the next days, the most likely first: a call before saves the time. */
export const likelyNoShows = query({
  name: "no_shows.likely",
  may: "appointments.read",
  input: NothingInput,
  async run({ ctx, tx, grant }): Promise<LikelyRow[]> {
    const found = await tx.appointment.findMany({
      where: {
        AND: [
          {
            clinicId: ctx.clinicId,
            status: { in: ["requested", "scheduled"] },
            startsAt: { gt: ctx.now, lt: addMs(ctx.now, LIKELY_DAYS * DAY_MS) },
            noShowPercent: { gte: LIKELY_PERCENT },
          },
          reachWhere(ctx, grant),
        ],
      },
      orderBy: [{ noShowPercent: "desc" }, { startsAt: "asc" }, { id: "asc" }],
      take: MOST,
      include: WITH,
    })
    return found.map((one): LikelyRow => {
      const { patient, practitioner, service, status } = toRow(ctx, grant, one)
      return {
        id: one.id,
        startsAt: one.startsAt.toISOString(),
        status,
        percent: one.noShowPercent ?? 0,
        reasons: one.noShowReasons as unknown as Reason[],
        patient,
        practitioner: { id: practitioner.id, name: practitioner.name },
        service,
      }
    })
  },
  reads: ({ value }) => ({ what: "no_shows", list: true, patientIds: value.map((row) => row.patient.id) }),
})
