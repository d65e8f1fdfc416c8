import { FUNCTIONS } from "@/inngest/registry"
import { CAME_BACK } from "@/lib/causes/reach"
import { absent, type Tx } from "@/lib/db"
import { quantile } from "@/lib/figures/histogram"
import { type Counted, countEnded, type Source } from "@/lib/jobs/function-figures"
import { inMs } from "@/lib/jobs/function-row"
import {
  FindFunctionInput,
  type FunctionCause,
  type FunctionDetail,
  type FunctionSlot,
  type Range,
} from "@/lib/jobs/function-schema"
import { figures, RANGE_MS, rangeStart } from "@/lib/jobs/functions"
import { query } from "@/lib/operation"
import { addMs, HOUR_MS } from "@/lib/time"

const SLOT_MS: Record<Range, number> = { "24h": HOUR_MS, "7d": 6 * HOUR_MS }
const MOST_CAUSES = 5

/** One function: its figures, how they went over the range, and why runs of it failed. */
export const findFunction = query({
  name: "functions.find",
  may: "runs.read",
  input: FindFunctionInput,
  async run({ ctx, tx, grant, input: { id, range = "24h" } }): Promise<FunctionDetail> {
    const entry = FUNCTIONS.find((one) => one.id === id) ?? absent()
    const since = rangeStart(range)
    const { sources, rowOf } = await figures(ctx, tx, grant, since, { only: id })
    const slotMs = SLOT_MS[range]
    const counted = []
    for (const source of sources) counted.push(...(await countEnded(source, since, slotMs, id)))
    return {
      ...rowOf(entry),
      entry,
      range,
      slotMs,
      slots: slotsOf(counted, since, slotMs, range),
      causes: grant.scope === "own" ? null : await causesOf(sources, tx, id),
    }
  },
})

function slotsOf(
  counted: readonly (Counted & { slot: Date | null })[],
  since: Date,
  slotMs: number,
  range: Range,
): FunctionSlot[] {
  const byStart = new Map(counted.map((one) => [one.slot?.getTime(), one]))
  return Array.from({ length: RANGE_MS[range] / slotMs }, (_, nth) => {
    const from = addMs(since, nth * slotMs)
    const found = byStart.get(from.getTime())
    return {
      from: from.toISOString(),
      completed: found?.completed ?? 0,
      failed: found?.failed ?? 0,
      cancelled: found?.cancelled ?? 0,
      p95Ms: inMs(quantile(0.95, found?.durations ?? [])),
    }
  })
}

async function causesOf(sources: readonly Source[], tx: Tx, functionId: string): Promise<FunctionCause[]> {
  const found: (Omit<FunctionCause, "lastAt"> & { lastAt: Date })[] = []
  for (const { db, where } of sources) {
    if (db !== tx && found.length >= MOST_CAUSES) break
    found.push(
      ...(await db.$queryRaw<typeof found>`
        select id::text, error_name as "errorName", error_code as "errorCode", step_name as "stepName",
          count::int as count, last_at as "lastAt", ${CAME_BACK} as "cameBack"
        from engine.cause where function_id = ${functionId} and (state = 'open' or ${CAME_BACK}) and ${where}
        order by last_at desc, id desc limit ${MOST_CAUSES}`),
    )
  }
  return found.map(({ lastAt, ...cause }) => ({ ...cause, lastAt: lastAt.toISOString() }))
}
