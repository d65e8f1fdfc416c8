import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { changing, entryToChange, takeSchedule } from "@/lib/schedules/reach"
import { PauseScheduleInput } from "@/lib/schedules/schema"

/** From now on its occasions are left out, each with this reason; a run under way goes on. */
export const pauseSchedule = command({
  name: "schedules.pause",
  may: "schedules.write",
  input: PauseScheduleInput,
  async run({ ctx, tx, input }) {
    const entry = entryToChange(ctx, input.id)
    if (!entry.built)
      fail("wrong_state", { sentence: "This schedule comes later: there is nothing to pause." })
    return changing(ctx, tx, entry, async (tx, standing) => {
      const value = { id: entry.id }
      const { pausedAt } = await takeSchedule(tx, entry, standing)
      if (pausedAt) return { value, facts: [] }
      const by = ctx.actor.kind === "member" ? ctx.actor.memberId : null
      await tx.schedule.update({
        where: { scheduleId_scope: { scheduleId: entry.id, scope: standing.scope } },
        data: { pausedAt: ctx.now, pausedById: by, pauseReason: input.reason },
      })
      const personal = { reason: input.reason }
      return { value, facts: [fact("schedule.paused", entry.id, { after: { per: entry.per }, personal })] }
    })
  },
})
