import { namesEntry, SCHEDULES, type ScheduleEntry } from "@/inngest/schedules"
import { platformDb } from "@/lib/db"
import { mayReadPlatform } from "@/lib/jobs/platform"
import { query } from "@/lib/operation"
import { mayWriteEntry, standingOf } from "@/lib/schedules/reach"
import { ListSchedulesInput, type ScheduleList } from "@/lib/schedules/schema"
import { scheduleRows, witnessState } from "@/lib/schedules/standing"

/** The register as it stands in this clinic, and the platform's part for who looks after the software. */
export const listSchedules = query({
  name: "schedules.list",
  may: "schedules.read",
  input: ListSchedulesInput,
  async run({ ctx, tx, input }): Promise<ScheduleList> {
    const all: readonly ScheduleEntry[] = SCHEDULES
    const named = all.filter((one) => !input.q || namesEntry(one, input.q))
    const own = named.filter((one) => one.per === "clinic")
    const shared = mayReadPlatform(ctx) ? named.filter((one) => one.per === "platform") : []
    const at = (entries: readonly ScheduleEntry[]) =>
      entries[0] ? standingOf(ctx, entries[0]) : { scope: "", clinicId: null, timeZone: "UTC" }
    return {
      witness: await witnessState(ctx.now),
      rows: [
        ...(await scheduleRows(tx, tx, at(own), own, ctx.now)),
        ...(await scheduleRows(platformDb(), tx, at(shared), shared, ctx.now)),
      ],
      mayWrite: {
        clinic: mayWriteEntry(ctx, { per: "clinic" }),
        platform: mayWriteEntry(ctx, { per: "platform" }),
      },
    }
  },
})
