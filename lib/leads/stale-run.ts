import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { idFrom, newId } from "@/lib/ids"
import type { StaleSchedule } from "@/lib/leads/stale-sql"

/** The row of a run; outside of one, of this call. */
const staleRunId = ({ actor }: Ctx): string =>
  actor.kind === "system" && actor.runId ? idFrom(`stale run ${actor.runId}`) : newId()

type Part = { looked: number; changed: number; isLast: boolean }

/** Adds a part to its run, begun by the first; the last one ends it and says what it came to. */
export async function countPart(
  tx: Tx,
  ctx: Ctx,
  scheduleId: StaleSchedule,
  { looked, changed, isLast }: Part,
): Promise<{ id: string; facts: Fact[] }> {
  const id = staleRunId(ctx)
  const { clinicId, now } = ctx
  const run = await tx.staleRun.upsert({
    where: { id },
    create: { id, clinicId, scheduleId, looked, changed, startedAt: now, endedAt: isLast ? now : null },
    update: {
      looked: { increment: looked },
      changed: { increment: changed },
      ...(isLast && { endedAt: now }),
    },
  })
  if (!isLast || run.changed === 0) return { id, facts: [] }
  const name = scheduleId === "stale-lead-cleanup" ? "lead.stale_archived" : "lead.stale_scored"
  const after = { looked: run.looked, changed: run.changed }
  return { id, facts: [fact(name, id, { subjectType: "stale_run", after })] }
}
