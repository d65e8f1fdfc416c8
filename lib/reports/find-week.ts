import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"
import { addDays, mondayOfWeek, weekName } from "@/lib/reports/days"
import { cut, reportOf, type Whole } from "@/lib/reports/read"
import { type Report, Week } from "@/lib/reports/schema"
import { toDate } from "@/lib/time"

/** A step whose number has changed since the report was made. */
export type Correction = { step: "made" | "answered" | "booked" | "won"; kept: number; now: number }
export type KeptWeek = { week: string; madeAt: string; report: Report; corrections: Correction[] }

const COMPARED = ["made", "answered", "booked", "won"] as const

/** Stands for the newest week there is. */
const LATEST = "latest"

/** A finished week as it was kept, and what was corrected or went on since. */
export const findWeek = query({
  name: "reports.findWeek",
  may: "reports.read",
  input: Week,
  async run({ ctx, tx, input, grant }): Promise<KeptWeek> {
    const asked = input.week === LATEST ? null : (mondayOfWeek(input.week) ?? fail("not_found"))
    const kept =
      (await tx.weeklyReport.findFirst({
        where: { clinicId: ctx.clinicId, weekOf: asked ? toDate(`${asked}T00:00:00Z`) : undefined },
        orderBy: { weekOf: "desc" },
      })) ?? fail("not_found")
    const monday = kept.weekOf.toISOString().slice(0, 10)
    const body = kept.body as unknown as Whole
    const { total } = await reportOf(tx, {
      from: monday,
      to: addDays(monday, 6),
      timeZone: ctx.clinic.timeZone,
    })
    const madeAt = kept.madeAt.toISOString()
    return {
      week: weekName(monday),
      madeAt,
      report: cut({ ...body, asOf: madeAt, isBehind: false }, ctx, grant),
      corrections: COMPARED.flatMap((step) => {
        const change = { step, kept: body.total.now[step], now: total.now[step] }
        return change.kept === change.now ? [] : [change]
      }),
    }
  },
})
