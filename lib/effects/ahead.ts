import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { addMs } from "@/lib/time"

/** What a run would do outside, were it run now. */
export type Ahead = {
  key: string
  /** As the effect is begun with: rows.ts. */
  isRepeatable?: boolean
  lastsMs?: number
  /** Why it would not be done, where it is not known of already; `unlessAgain`: words of a rerun's pass it. */
  held?: { words: string; unlessAgain?: boolean } | null
}
export type AheadState = "done" | "unsure" | "held" | "fresh"

/** What is known of each by its key: the same as beginning it would find. One statement. */
export async function statesAhead(
  tx: Tx,
  ctx: Ctx,
  given: ReadonlyMap<string, Ahead>,
): Promise<Map<string, AheadState>> {
  const keys = [...new Set([...given.values()].map((one) => one.key))]
  const rows = await tx.$queryRaw<{ key: string; status: string; finishedAt: Date | null }[]>`
    select key, status, "finishedAt" from "Effect"
    where "clinicId" = ${ctx.clinicId}::uuid and key = any (${keys}::text[])`
  const known = new Map(rows.map((row) => [row.key, row]))
  const stateOf = ({ key, isRepeatable, lastsMs, held }: Ahead): AheadState => {
    const { status, finishedAt = null } = known.get(key) ?? {}
    const isOver = lastsMs !== undefined && finishedAt !== null && addMs(finishedAt, lastsMs) <= ctx.now
    if (!isOver && status === "done") return "done"
    if (!isOver && (status === "unsure" || (status === "started" && !isRepeatable))) return "unsure"
    return held ? "held" : "fresh"
  }
  return new Map([...given].map(([id, ahead]) => [id, stateOf(ahead)]))
}
