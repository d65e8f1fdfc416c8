import { z } from "zod"
import { type ArrivalRow, dayOf, ofDay } from "@/lib/appointments/of-day"
import { reachWhere } from "@/lib/appointments/reach"
import { patientsIn } from "@/lib/appointments/to-row"
import { OF_A_DAY } from "@/lib/appointments/words"
import { memberIdOf } from "@/lib/ctx"
import { query } from "@/lib/operation"

const SHOWN = 8
const MOST_OF_A_DAY = 60
const EXPECTED = ["requested", "scheduled", "confirmed"]

export type NextArrivals = { rows: ArrivalRow[]; expected: number; here: number }

/** Who is to be let in next: who should be here already stands first; and how many there are of today. */
export const listNextArrivals = query({
  name: "appointments.next_arrivals",
  may: "appointments.read",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<NextArrivals> {
    const day = dayOf(ctx)
    const rows = await ofDay(tx, ctx, grant, day, { status: { in: [...EXPECTED, "checked_in"] } }, SHOWN)
    const counts = await tx.appointment.groupBy({
      by: ["status"],
      where: {
        AND: [
          { startsAt: { gte: day.from, lt: day.until }, status: { in: [...EXPECTED, "checked_in"] } },
          reachWhere(ctx, grant),
        ],
      },
      _count: true,
    })
    const of = (...statuses: string[]) =>
      counts.reduce((sum, one) => sum + (statuses.includes(one.status) ? one._count : 0), 0)
    return { rows, expected: of(...EXPECTED), here: of("checked_in") }
  },
  reads: ({ value }) => ({ what: "appointments", list: true, patientIds: patientsIn(value.rows) }),
})

/** The day of who is asking, where they are a practitioner; null: they are none. */
export const listOwnDay = query({
  name: "appointments.own_day",
  may: "appointments.read",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<{ practitionerId: string; rows: ArrivalRow[] } | null> {
    const me = memberIdOf(ctx)
    const practitioner = me
      ? await tx.practitioner.findFirst({ where: { memberId: me, retiredAt: null }, select: { id: true } })
      : null
    if (!practitioner) return null
    const where = { practitionerId: practitioner.id, status: { in: [...OF_A_DAY] } }
    const rows = await ofDay(tx, ctx, grant, dayOf(ctx), where, MOST_OF_A_DAY)
    return { practitionerId: practitioner.id, rows }
  },
  reads: ({ value }) => ({
    what: "appointments",
    list: true,
    patientIds: value ? patientsIn(value.rows) : [],
  }),
})
