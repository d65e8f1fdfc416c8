import { type MaintenanceBanner, ShowMaintenanceInput } from "@/lib/maintenance/schema"
import { NOTICE_BEFORE_MS } from "@/lib/maintenance/words"
import { query } from "@/lib/operation"
import { addMs } from "@/lib/time"

/** For everybody who works with Rounds: what runs, or begins within a day. */
export const showMaintenance = query({
  name: "maintenance.show",
  may: "today.read",
  input: ShowMaintenanceInput,
  async run({ ctx, tx }): Promise<MaintenanceBanner | null> {
    const one = await tx.maintenance.findFirst({
      where: {
        startsAt: { lte: addMs(ctx.now, NOTICE_BEFORE_MS) },
        endsAt: { gt: ctx.now },
        cancelledAt: null,
        doneAt: null,
      },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    })
    return (
      one && {
        title: one.kind === "monthly" ? null : one.title,
        words: one.words,
        startsAt: one.startsAt.toISOString(),
        endsAt: one.endsAt.toISOString(),
        isRunning: one.startsAt <= ctx.now,
      }
    )
  },
})
