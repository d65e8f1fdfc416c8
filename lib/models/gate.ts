import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { ModelSetting } from "@/lib/models/setting"
import type { FallbackReason } from "@/lib/models/words"
import { addMs, now, SECOND_MS } from "@/lib/time"

/** One question goes through while the others wait to see what comes of it. */
const TRY_LASTS_MS = 30 * SECOND_MS
const MICROS = 1_000_000

export const capMicros = ({ monthlyCap }: ModelSetting): number => Math.round(monthlyCap * MICROS)

/** Why this question is not to be put: it might break the month's cap, or the model has failed too often of late. */
export async function notToAsk(
  tx: Tx,
  ctx: Ctx,
  setting: ModelSetting,
  mostMicros: number,
): Promise<FallbackReason | null> {
  const { spentMicros, openUntil } = await readStanding(tx, ctx)
  if (spentMicros + mostMicros > capMicros(setting)) return "cost_cap"
  if (!openUntil) return null
  const at = now()
  if (openUntil > at) return "circuit_open"
  const { count } = await tx.modelCircuit.updateMany({
    where: { clinicId: ctx.clinicId, openUntil: { lte: at } },
    data: { openUntil: addMs(at, TRY_LASTS_MS) },
  })
  return count > 0 ? null : "circuit_open"
}

export type ModelStanding = {
  /** This month of the clinic's calendar. */
  spentMicros: number
  calls: number
  failures: number
  failuresOnEnd: number
  lastReason: string | null
  openUntil: Date | null
}

/** One statement. */
export async function readStanding(tx: Tx, ctx: Ctx): Promise<ModelStanding> {
  const rows = await tx.$queryRaw<ModelStanding[]>`
    select spend.*, coalesce(circuit.failures, 0) as "failuresOnEnd", circuit."lastReason", circuit."openUntil"
    from (
      select coalesce(sum("costMicros"), 0)::float8 as "spentMicros", coalesce(sum(calls), 0)::int as calls,
        coalesce(sum(failures), 0)::int as failures
      from "ModelSpend" where "clinicId" = ${ctx.clinicId}::uuid
        and day >= date_trunc('month', ${now()}::timestamptz at time zone ${ctx.clinic.timeZone})::date
    ) as spend left join "ModelCircuit" circuit on circuit."clinicId" = ${ctx.clinicId}::uuid`
  const [found] = rows
  if (!found) throw new Error("a sum is one row")
  return found
}
