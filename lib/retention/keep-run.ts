import { z } from "zod"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { Instant } from "@/lib/inputs"
import { command } from "@/lib/operation"
import { dueOf } from "@/lib/retention/due"
import type { SweptCount } from "@/lib/retention/schema"
import { retentionDays } from "@/lib/retention/setting"
import { SWEPT } from "@/lib/retention/words"
import { addMs, DAY_MS } from "@/lib/time"

const Gone = z.object({ gone: z.number().int().min(0), isPartial: z.boolean() })

/** Keeps what a run took, class by class, beside what it had to leave. */
export const keepRetentionRun = command({
  name: "retention.keepRun",
  may: "retention.write",
  input: z.object({ startedAt: Instant, classes: z.partialRecord(z.enum(SWEPT), Gone) }),
  async run({ ctx, tx, input: { startedAt, classes } }) {
    const known = await tx.retentionRun.findFirst({ where: { startedAt }, select: { id: true } })
    if (known) return { value: { id: known.id }, facts: [] }
    const days = await retentionDays(tx, ctx)
    const counted: Record<string, SweptCount> = {}
    for (const of of SWEPT) {
      const { held } = await dueOf(tx, of, addMs(ctx.now, -days[of] * DAY_MS))
      counted[of] = { gone: 0, isPartial: false, ...classes[of], held, days: days[of] }
    }
    const all = Object.values(counted)
    const id = newId()
    await tx.retentionRun.create({
      data: {
        id,
        clinicId: ctx.clinicId,
        classes: counted,
        gone: all.reduce((sum, one) => sum + one.gone, 0),
        held: all.reduce((sum, one) => sum + one.held, 0),
        isPartial: all.some((one) => one.isPartial),
        startedAt,
        finishedAt: ctx.now,
      },
    })
    const gone = Object.fromEntries(SWEPT.map((of) => [of, counted[of]?.gone ?? 0]))
    return { value: { id }, facts: [fact("retention.run_kept", id, { after: gone })] }
  },
})
