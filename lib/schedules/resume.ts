import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { changing, entryToChange, takeSchedule } from "@/lib/schedules/reach"
import { ResumeScheduleInput } from "@/lib/schedules/schema"
import { nextDue } from "@/lib/schedules/when"

/** It goes on with its next occasion; what fell into the pause is not made up for. */
export const resumeSchedule = command({
  name: "schedules.resume",
  may: "schedules.write",
  input: ResumeScheduleInput,
  async run({ ctx, tx, input }) {
    const entry = entryToChange(ctx, input.id)
    return changing(ctx, tx, entry, async (tx, standing) => {
      const value = { id: entry.id }
      const { pausedAt, lastDueAt } = await takeSchedule(tx, entry, standing)
      if (!pausedAt) return { value, facts: [] }
      // Where the tick stood still during the pause, it does not find what fell into it.
      const onlyLater = lastDueAt &&
        lastDueAt < ctx.now && {
          lastDueAt: ctx.now,
          nextDueAt: nextDue(entry.pattern, standing.timeZone, ctx.now),
        }
      await tx.schedule.update({
        where: { scheduleId_scope: { scheduleId: entry.id, scope: standing.scope } },
        data: { pausedAt: null, pausedById: null, pauseReason: null, ...onlyLater },
      })
      const before = { pausedAt: pausedAt.toISOString() }
      return { value, facts: [fact("schedule.resumed", entry.id, { before, after: { per: entry.per } })] }
    })
  },
})
