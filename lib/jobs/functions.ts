import { FUNCTIONS } from "@/inngest/registry"
import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import {
  type Counted,
  countEnded,
  countOpen,
  lastRuns,
  platformSource,
  type Queued,
  sourceOf,
} from "@/lib/jobs/function-figures"
import { toFunctionRow } from "@/lib/jobs/function-row"
import { type FunctionRow, ListFunctionsInput, type Range } from "@/lib/jobs/function-schema"
import { mayReadPlatform } from "@/lib/jobs/platform"
import { query } from "@/lib/operation"
import { addMs, clockOffsetMs, DAY_MS, MINUTE_MS, now, toDate } from "@/lib/time"

export const RANGE_MS: Record<Range, number> = { "24h": DAY_MS, "7d": 7 * DAY_MS }

const COUNTED_MS = 5 * MINUTE_MS

/**
 * Runs are stamped by the machine's clock, whatever the product takes for now. The range ends with the five minutes that
 * are being counted, so that it is made of whole rows.
 */
export function rangeStart(range: Range): Date {
  const machineMs = addMs(now(), -clockOffsetMs()).getTime()
  return toDate((Math.floor(machineMs / COUNTED_MS) + 1) * COUNTED_MS - RANGE_MS[range])
}

/** The registry with what its functions did in the last day or week, and what they have before them. */
export const listFunctions = query({
  name: "functions.list",
  may: "runs.read",
  input: ListFunctionsInput,
  async run({ ctx, tx, grant, input }): Promise<FunctionRow[]> {
    const found = await figures(ctx, tx, grant, rangeStart(input.range ?? "24h"), { brief: input.brief })
    return FUNCTIONS.map((entry) => found.rowOf(entry))
  },
})

/** The same few statements however many functions and runs there are. */
export async function figures(
  ctx: Ctx,
  tx: Tx,
  grant: Grant,
  since: Date,
  given: { only?: string; brief?: boolean },
) {
  const { only, brief } = given
  const ids = only ? [only] : FUNCTIONS.map((entry) => entry.id)
  const own = sourceOf(ctx, tx, grant)
  const sources = mayReadPlatform(ctx) ? [own, platformSource()] : [own]
  const ended: Counted[] = []
  const open: Queued[] = []
  const last: { functionId: string; at: Date | null }[] = []
  for (const source of sources) {
    ended.push(...(await countEnded(source, since, undefined, only)))
    if (brief) continue
    open.push(...(await countOpen(source, only)))
    if (!source.isOwn) last.push(...(await lastRuns(source, source === own ? ctx.clinicId : null, ids)))
  }
  return {
    sources,
    rowOf: (entry: (typeof FUNCTIONS)[number]): FunctionRow => {
      const of = <T extends { functionId: string }>(rows: readonly T[]) =>
        rows.filter((row) => row.functionId === entry.id)
      const times = of(last).flatMap((one) => one.at?.getTime() ?? [])
      const lastAt = times.length ? toDate(Math.max(...times)) : null
      return toFunctionRow(entry, of(ended)[0], of(open)[0], lastAt)
    },
  }
}
