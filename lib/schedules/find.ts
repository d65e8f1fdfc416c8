import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"
import { entryInReach, mayWriteEntry, readerOf, standingOf } from "@/lib/schedules/reach"
import { FindScheduleInput, type ScheduleRow, type WitnessState } from "@/lib/schedules/schema"
import { scheduleRows, witnessState } from "@/lib/schedules/standing"

export const findSchedule = query({
  name: "schedules.find",
  may: "schedules.read",
  input: FindScheduleInput,
  async run({
    ctx,
    tx,
    input,
  }): Promise<{ schedule: ScheduleRow; witness: WitnessState; mayWrite: boolean }> {
    const entry = entryInReach(ctx, input.id)
    const [schedule] = await scheduleRows(readerOf(tx, entry), tx, standingOf(ctx, entry), [entry], ctx.now)
    return {
      schedule: schedule ?? fail("not_found"),
      witness: await witnessState(ctx.now),
      mayWrite: mayWriteEntry(ctx, entry),
    }
  },
})
