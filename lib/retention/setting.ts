import { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { RETENTION, RETENTION_SETTING, SWEPT, type SweptClass } from "@/lib/retention/words"

const Stored = z.partialRecord(z.enum(SWEPT), z.number().int().positive())

/** How many days each class is kept here; what lies outside the bounds of today counts as the bound. */
export async function retentionDays(tx: Tx, ctx: Ctx): Promise<Record<SweptClass, number>> {
  const row = await tx.clinicSetting.findUnique({
    where: { clinicId_key: { clinicId: ctx.clinicId, key: RETENTION_SETTING } },
  })
  const read = Stored.safeParse(row?.value)
  const chosen = read.success ? read.data : {}
  return Object.fromEntries(
    SWEPT.map((one) => {
      const { days, bounds } = RETENTION[one]
      const { least, most } = bounds ?? { least: days, most: days }
      return [one, Math.min(most, Math.max(least, chosen[one] ?? days))]
    }),
  ) as Record<SweptClass, number>
}
