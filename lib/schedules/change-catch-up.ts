import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { ruleOf } from "@/lib/schedules/plan"
import { changing, entryToChange, takeSchedule } from "@/lib/schedules/reach"
import { ChangeCatchUpInput } from "@/lib/schedules/schema"
import { MINUTE_MS } from "@/lib/time"

/** What becomes of occasions after an outage, and from when on one is of no use; for the next outage, not a past one. */
export const changeCatchUp = command({
  name: "schedules.changeCatchUp",
  may: "schedules.write",
  input: ChangeCatchUpInput,
  async run({ ctx, tx, input }) {
    const entry = entryToChange(ctx, input.id)
    return changing(ctx, tx, entry, async (tx, standing) => {
      const value = { id: entry.id }
      const row = await takeSchedule(tx, entry, standing)
      const now = ruleOf(entry, row)
      const wanted = { catchUp: input.catchUp, tooLateMs: input.tooLateMinutes * MINUTE_MS }
      if (now.catchUp === wanted.catchUp && now.tooLateMs === wanted.tooLateMs) return { value, facts: [] }
      await tx.schedule.update({
        where: { scheduleId_scope: { scheduleId: entry.id, scope: standing.scope } },
        data: wanted,
      })
      const before = { catchUp: now.catchUp, tooLateMs: now.tooLateMs }
      const personal = { reason: input.reason }
      return {
        value,
        facts: [fact("schedule.catch_up_changed", entry.id, { before, after: wanted, personal })],
      }
    })
  },
})
