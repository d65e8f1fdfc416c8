import { z } from "zod"
import { readCauses } from "@/lib/causes/reach"
import type { FailingCause } from "@/lib/causes/schema"
import { causeSources } from "@/lib/causes/source"
import { TREND_HOURS } from "@/lib/causes/words"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"

const MOST = 20
const SHOWN = 5

/** What failed in the last day by cause, the most first; what somebody chose to ignore is left out. */
export const listFailing = query({
  name: "causes.failing",
  may: "runs.read",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<FailingCause[]> {
    // Whose own leads alone are shown has no such part: its hours are the whole clinic's.
    if (grant.scope === "own") return []
    const recent = Prisma.sql`cause.state <> 'ignored'
      and cause.last_at > clock_timestamp() - ${TREND_HOURS} * interval '1 hour'`
    const found: FailingCause[] = []
    for (const source of causeSources(ctx, tx, grant))
      for (const { id, functionId, errorName, errorCode, provider, hours, hoursAgo } of await readCauses(
        source,
        [recent],
        MOST,
      )) {
        const failed = hours.slice(hoursAgo).reduce((sum, one) => sum + one, 0)
        found.push({ id, functionId, errorName, errorCode, provider, failed })
      }
    return found.sort((one, other) => other.failed - one.failed).slice(0, SHOWN)
  },
})
