import type { Tx } from "@/lib/db"
import type { RerunAction } from "@/lib/generated/prisma/client"
import type { RerunRow } from "@/lib/reruns/schema"
import { type FromPoint, OUTCOMES, type Outcome, type RerunScope, type RerunStatus } from "@/lib/reruns/words"

const NONE = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>

/** As it stands this moment: what of an action has ended may not be written down yet. */
export async function countOutcomes(
  tx: Tx,
  actionIds: readonly string[],
): Promise<Map<string, Record<Outcome, number>>> {
  const rows = await tx.$queryRaw<{ actionId: string; outcome: Outcome; count: number }[]>`
    select item."actionId", case when item.outcome = 'started' and run.status in ('completed', 'failed', 'cancelled')
        then run.status else item.outcome end as outcome, count(*)::int as count
    from "RerunItem" item
    left join engine.run run on item.outcome = 'started' and run.rerun_of = item."runId"
      and run.event_id = 'rerun:' || item."actionId" || ':' || item."runId"
    where item."actionId" = any (${[...actionIds]}::uuid[]) group by 1, 2`
  const counts = new Map<string, Record<Outcome, number>>()
  for (const { actionId, outcome, count } of rows)
    counts.set(actionId, { ...NONE, ...counts.get(actionId), [outcome]: count })
  return counts
}

/** With counts and names: two statements, however many rows. */
export async function toRerunRows(tx: Tx, actions: readonly RerunAction[]): Promise<RerunRow[]> {
  const counts = await countOutcomes(
    tx,
    actions.map((one) => one.id),
  )
  const name = await namesOf(
    tx,
    actions.map((one) => one.requestedById),
  )
  return actions.map((one) => ({
    id: one.id,
    name: one.name,
    scope: one.scope as RerunScope,
    from: one.fromPoint as FromPoint,
    fromStep: one.fromStep,
    repeatEffects: one.repeatEffects,
    status: one.status as RerunStatus,
    total: one.total,
    counts: counts.get(one.id) ?? NONE,
    requestedBy: { id: one.requestedById, name: name(one.requestedById) },
    approvalId: one.approvalId,
    causeId: one.causeId,
    createdAt: one.createdAt.toISOString(),
    startedAt: one.startedAt?.toISOString() ?? null,
    finishedAt: one.finishedAt?.toISOString() ?? null,
  }))
}

export async function namesOf(tx: Tx, ids: readonly string[]): Promise<(id: string) => string> {
  const members = await tx.member.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  const names = new Map(members.map((one) => [one.id, one.name]))
  return (id) => names.get(id) ?? "A former colleague"
}
