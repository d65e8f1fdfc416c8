import { z } from "zod"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { Day } from "@/lib/inputs"
import { leadForWork, reachOf, requireMember } from "@/lib/leads/reach"
import { STALE_SCHEDULES } from "@/lib/leads/stale-sql"
import { command } from "@/lib/operation"
import { addMs, calendarDay, DAY_MS, fromWallClock } from "@/lib/time"

const MOST_MS = 731 * DAY_MS

/** "Not this one": a schedule leaves the lead out until a day, or no longer does so. */
export const holdStaleLead = command({
  name: "leads.holdStale",
  may: "leads.work",
  input: z.object({
    id: z.string().max(64),
    schedule: z.enum(STALE_SCHEDULES, { error: "There is no such schedule." }),
    /** The first day on which it is looked at again; empty: no longer left out. */
    until: z.union([z.literal(""), Day]).default(""),
  }),
  async run({ ctx, tx, input: { id, schedule, until }, grant }) {
    const byId = requireMember(ctx)
    const lead = await leadForWork(tx, id, reachOf(ctx, grant))
    const { clinicId } = ctx
    const key = { clinicId, scheduleId: schedule, leadId: lead.id }
    const value = { id: lead.id, until: until || null }
    const known = await tx.staleHold.findUnique({ where: { clinicId_scheduleId_leadId: key } })
    if (!until) {
      if (!known) return { value, facts: [] }
      await tx.staleHold.deleteMany({ where: key })
      const after = { schedule }
      return { value, facts: [fact("lead.stale_released", lead.id, { patientId: lead.patientId, after })] }
    }
    const at = fromWallClock(`${until}T00:00`, ctx.clinic.timeZone)
    if (until <= calendarDay(ctx.now, ctx.clinic.timeZone))
      fail("invalid_input", { fields: { until: "Choose a day to come." } })
    if (at > addMs(ctx.now, MOST_MS)) fail("invalid_input", { fields: { until: "At most two years." } })
    if (known?.until.getTime() === at.getTime()) return { value, facts: [] }
    const given = { until: at, byId, createdAt: ctx.now }
    await tx.staleHold.upsert({
      where: { clinicId_scheduleId_leadId: key },
      create: { ...key, ...given },
      update: given,
    })
    const after = { schedule, until }
    return { value, facts: [fact("lead.stale_held", lead.id, { patientId: lead.patientId, after })] }
  },
})
