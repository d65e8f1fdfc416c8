import { z } from "zod"
import { decidedSql } from "@/lib/agreement/decided"
import { query } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

const DAYS = 90

/** Of some rules: where they had spoken and a person set a score, how often otherwise. Counts of the clinic, of nobody. */
export const rulesOverridden = query({
  name: "agreement.rules",
  may: "leads.score.read",
  input: z.strictObject({ rules: z.array(z.string().max(160)).max(60) }),
  async run({ ctx, tx, input: { rules } }): Promise<Record<string, { of: number; otherwise: number }>> {
    if (rules.length === 0) return {}
    const found = await tx.$queryRaw<{ key: string; of: number; otherwise: number }[]>`
      ${decidedSql(ctx.clinicId, addMs(ctx.now, -DAYS * DAY_MS), "people")}
      select key, count(*)::int as of, count(*) filter (where not same)::int as otherwise from said
      where kind = 'rule' and against = 'people' and key = any(${[...rules]}::text[]) group by key`
    return Object.fromEntries(found.map(({ key, ...share }) => [key, share]))
  },
  reads: () => null,
})
