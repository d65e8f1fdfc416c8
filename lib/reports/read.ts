import type { Grant } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { query } from "@/lib/operation"
import { onReplica } from "@/lib/replica"
import { addDays, daysBetween, today } from "@/lib/reports/days"
import { type DayFigures, readDays } from "@/lib/reports/read-days"
import { freshen, lastMade } from "@/lib/reports/roll-up"
import { Period, type Report } from "@/lib/reports/schema"
import { readUrgent } from "@/lib/reports/urgent"

/** A period and the one as long before it, told from the days rolled up; today's are made again first. */
export const readReport = query({
  name: "reports.read",
  may: "reports.read",
  input: Period,
  async run({ ctx, tx, input, grant }): Promise<Report> {
    const { timeZone } = ctx.clinic
    const to = input.to ?? today(ctx.now, timeZone)
    const from = input.from ?? addDays(to, 1 - (input.days ?? 30))
    const of = { clinicId: ctx.clinicId, timeZone, now: ctx.now }
    return onReplica(ctx.clinicId, tx, async (db, isReplica) => {
      const fresh = isReplica ? await lastMade(db, of) : await freshen(db, of)
      const whole = await reportOf(db, { from, to, timeZone })
      return cut({ ...whole, asOf: fresh.asOf?.toISOString() ?? null, isBehind: fresh.isBehind }, ctx, grant)
    })
  },
})

export type Whole = DayFigures & Pick<Report, "from" | "to" | "previous" | "urgent">

export async function reportOf(
  tx: Tx,
  { from, to, timeZone }: { from: string; to: string; timeZone: string },
): Promise<Whole> {
  const length = daysBetween(from, to)
  const previous = { from: addDays(from, -length), to: addDays(from, -1) }
  const urgent = await readUrgent(tx, { from, to, timeZone })
  return { from, to, previous, urgent, ...(await readDays(tx, { from, to, previous })) }
}

/** What this person is shown of it: totals alone, who answered how fast, what was scored how. */
export function cut(whole: Whole & Pick<Report, "asOf" | "isBehind">, ctx: Ctx, grant: Grant): Report {
  const isWhole = grant.scope === "all"
  const scores = isWhole && grantOf(ctx, "leads.score.read") !== null
  const isSystem = ctx.actor.kind === "system"
  const members = isSystem || ctx.roles.some((role) => role === "admin" || role === "coordinator")
  return {
    ...whole,
    classes: scores ? whole.classes : null,
    cross: scores ? whole.cross : null,
    campaigns: isWhole ? whole.campaigns : null,
    members: isWhole && members ? whole.members : null,
  }
}
