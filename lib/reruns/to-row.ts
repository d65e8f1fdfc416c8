import type { Tx } from "@/lib/db"
import type { RerunAction } from "@/lib/generated/prisma/client"
import type { RerunRow } from "@/lib/reruns/schema"
import {
  ENDINGS,
  type Ending,
  type FromPoint,
  OUTCOMES,
  type Outcome,
  type RerunScope,
  type RerunStatus,
} from "@/lib/reruns/words"

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

/** With counts, names and endings: three statements, however many rows. */
export async function toRerunRows(tx: Tx, actions: readonly RerunAction[]): Promise<RerunRow[]> {
  const counts = await countOutcomes(
    tx,
    actions.map((one) => one.id),
  )
  const name = await namesOf(
    tx,
    actions.map((one) => one.requestedById),
  )
  const ending = await endingsOf(tx, actions)
  return actions.map((one) => ({
    id: one.id,
    ending: ending(one),
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

/** What is not to be done is kept as denied; how it came to that is kept with the request. */
async function endingsOf(
  tx: Tx,
  actions: readonly RerunAction[],
): Promise<(action: RerunAction) => Ending | null> {
  const ids = actions.flatMap((one) => (one.status === "denied" ? (one.approvalId ?? []) : []))
  const approvals =
    ids.length === 0
      ? []
      : await tx.approval.findMany({ where: { id: { in: ids } }, select: { id: true, status: true } })
  const endings = new Map(approvals.map((one) => [one.id, one.status]))
  return ({ status, approvalId }) =>
    status === "denied" ? (ENDINGS.find((one) => one === endings.get(approvalId ?? "")) ?? "denied") : null
}

export async function namesOf(tx: Tx, ids: readonly string[]): Promise<(id: string) => string> {
  const members = await tx.member.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  const names = new Map(members.map((one) => [one.id, one.name]))
  return (id) => names.get(id) ?? "A former colleague"
}
