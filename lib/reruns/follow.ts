import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import type { RerunAction } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import { patienceMinutes } from "@/lib/reruns/engine"
import { FollowRerunInput } from "@/lib/reruns/schema"
import { lockAction } from "@/lib/reruns/start"

/**
 * Writes down what has become of an action's runs, settles those that failed and now went well, and closes the action
 * when none is open. A job's work; looking again changes nothing that is written.
 */
export const followRerun = command({
  name: "reruns.follow",
  may: "runs.rerun",
  input: FollowRerunInput,
  async run({ ctx, tx, input }): Promise<Done<{ open: number }>> {
    if (!isId(input.id)) fail("not_found")
    const action = await lockAction(tx, input.id)
    const isUnderWay = action.status === "running" || action.status === "stopped"
    if (!isUnderWay || action.finishedAt) return { value: { open: 0 }, facts: [] }
    await writeOutcomes(tx, action.id, ctx.now)
    await settleOrigins(tx, action)
    const open = await tx.rerunItem.count({
      where: { actionId: action.id, outcome: { in: ["waiting", "started"] } },
    })
    const { round } = input
    const next = { name: "rerun.started", id: `rerun:${action.id}:follow:${round}` }
    if (open > 0)
      return {
        value: { open },
        facts: [],
        ...(round && {
          events: [{ ...next, data: { clinicId: ctx.clinicId, actionId: action.id, round } }],
        }),
      }
    const status = action.status === "running" ? "done" : action.status
    await tx.rerunAction.update({ where: { id: action.id }, data: { status, finishedAt: ctx.now } })
    const counts = await tx.rerunItem.groupBy({
      by: ["outcome"],
      where: { actionId: action.id },
      _count: true,
    })
    const after = { status, ...Object.fromEntries(counts.map((one) => [one.outcome, one._count])) }
    return { value: { open }, facts: [fact("rerun.finished", action.id, { after })] }
  },
})

/** A run of ours is known by its event or by the action it names; an event that made none will make none. */
async function writeOutcomes(tx: Tx, actionId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    update "RerunItem" item set
      "newRunId" = seen.run_id,
      outcome = case when seen.run_id is null then 'skipped' when seen.ended then seen.status else item.outcome end,
      reason = case when seen.run_id is null then 'no_run' else item.reason end,
      "finishedAt" = case when seen.run_id is null or seen.ended then coalesce(seen.at, ${at}) end
    from (
      select one.id, run.id as run_id, run.status, run.finished_at as at,
        coalesce(run.status in ('completed', 'failed', 'cancelled'), false) as ended
      from "RerunItem" one
      left join engine.event event on event.id = 'rerun:' || one."actionId" || ':' || one."runId"
      left join lateral (
        select run.id, run.status, run.finished_at from engine.run run
        where run.rerun_of = one."runId" and (run.event_id = event.id or run.rerun_action = one."actionId")
        order by run.created_at limit 1
      ) run on true
      where one."actionId" = ${actionId}::uuid and one.outcome = 'started'
        and (run.id is not null or event.fanned_at <= clock_timestamp() - ${patienceMinutes()} * interval '1 minute')
    ) seen
    where item.id = seen.id
      and (item."newRunId" is distinct from seen.run_id or seen.run_id is null or seen.ended)`
}

/**
 * Failed runs whose rerun completed wait for nobody any more, nor does what failed before it in the same line of reruns;
 * what failed since does. A run that refused to do anything did not put anything right.
 */
async function settleOrigins(tx: Tx, action: RerunAction): Promise<void> {
  await tx.$executeRaw`
    with recursive line (id, at) as (
      select item."runId", item."finishedAt" from "RerunItem" item join engine.run made on made.id = item."newRunId"
      where item."actionId" = ${action.id}::uuid and item.outcome = 'completed' and made.output ->> 'refused' is null
      union
      select near.id, line.at from line cross join lateral (
        select rerun_of as id from engine.run where run.id = line.id and rerun_of is not null
        union all select run.id from engine.run where run.rerun_of = line.id
      ) near
    )
    update engine.run set settled_as = 'rerun', settled_at = clock_timestamp(), settled_by = ${action.requestedById}
    from line
    where run.id = line.id and run.created_at <= line.at and run.status = 'failed'
      and run.settled_as is distinct from 'rerun'`
}
