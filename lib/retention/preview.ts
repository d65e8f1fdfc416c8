import { z } from "zod"
import { grantOf } from "@/lib/ctx"
import { query } from "@/lib/operation"
import { dueOf, heldPeople } from "@/lib/retention/due"
import type { RetentionRunRow, RetentionView } from "@/lib/retention/schema"
import { retentionDays } from "@/lib/retention/setting"
import { RETENTION, RETENTION_CLASSES, RUNS_SHOWN, SWEPT } from "@/lib/retention/words"
import { addMs, DAY_MS } from "@/lib/time"

/** How long everything is kept, what would go now, and what went before. Numbers only. */
export const previewRetention = query({
  name: "retention.preview",
  may: "retention.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<RetentionView> {
    const days = await retentionDays(tx, ctx)
    const due = new Map<string, Awaited<ReturnType<typeof dueOf>>>()
    for (const of of SWEPT) due.set(of, await dueOf(tx, of, addMs(ctx.now, -days[of] * DAY_MS)))
    const runs = await tx.retentionRun.findMany({
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      take: RUNS_SHOWN,
    })
    const [held] = await tx.$queryRaw<[{ n: number }]>`select count(*)::int as n from (${heldPeople}) as held`
    return {
      rows: RETENTION_CLASSES.map((of) => {
        const swept = SWEPT.find((one) => one === of)
        const kept = swept ? days[swept] : RETENTION[of].days
        return {
          of,
          days: kept,
          isDefault: kept === RETENTION[of].days,
          bounds: RETENTION[of].bounds ?? null,
          ...(due.get(of) ?? { due: 0, held: 0, oldest: null }),
        }
      }),
      runs: runs.map((run) => ({
        id: run.id,
        startedAt: run.startedAt.toISOString(),
        finishedAt: run.finishedAt?.toISOString() ?? null,
        gone: run.gone,
        held: run.held,
        isPartial: run.isPartial,
        classes: run.classes as RetentionRunRow["classes"],
      })),
      heldPeople: held.n,
      mayChange: grantOf(ctx, "retention.write") !== null,
    }
  },
})
