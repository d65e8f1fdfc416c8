import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import { RerunIdInput } from "@/lib/reruns/schema"
import { lockAction } from "@/lib/reruns/start"

export const CHUNK = 100

export const eventIdOf = (actionId: string, runId: string): string => `rerun:${actionId}:${runId}`

type Next = {
  id: string
  runId: string
  functionId: string | null
  name: string | null
  data: OutboxEvent["data"] | null
  input: Record<string, string> | null
  trace: string | null
  stepId: string | null
  /** Somebody put it away since it was asked for. */
  isDiscarded: boolean
}

/**
 * Starts the next runs of an action; says how many still wait. A job's work: each run's event has an id of its own, so
 * that a chunk taken twice starts nothing twice. Stopped, it takes none.
 */
export const takeRerunChunk = command({
  name: "reruns.takeChunk",
  may: "runs.rerun",
  input: RerunIdInput,
  async run({ ctx, tx, input }) {
    if (!isId(input.id)) fail("not_found")
    const action = await lockAction(tx, input.id)
    if (action.status !== "running") return { value: { taken: 0, left: 0 }, facts: [] }
    const next = await tx.$queryRaw<Next[]>`
      select item.id, item."runId", run."functionId", event.name, event.data, item.input,
        coalesce(run.trace, event.trace) as trace,
        (select step.id from engine.step step where step.run_id = item."runId" and step.name = ${action.fromStep}
          order by step.created_at, step.id limit 1) as "stepId",
        coalesce(run."settledAs" = 'discarded' and run."settledAt" > ${action.cutOffAt ?? action.createdAt}, false) as "isDiscarded"
      from "RerunItem" item
      left join "Run" run on run.id = item."runId"
      left join engine.event event on event.id = run."eventId"
      where item."actionId" = ${action.id}::uuid and item.outcome = 'waiting'
      order by item.id limit ${CHUNK}`
    const taken = next.filter((one) => whyNot(one, action) === null)
    for (const reason of ["no_event", "discarded", "no_step"] as const)
      await tx.rerunItem.updateMany({
        where: { id: { in: next.filter((one) => whyNot(one, action) === reason).map((one) => one.id) } },
        data: { outcome: "skipped", reason, finishedAt: ctx.now },
      })
    await tx.rerunItem.updateMany({
      where: { id: { in: taken.map((one) => one.id) } },
      data: { outcome: "started" },
    })
    const left = await tx.rerunItem.count({ where: { actionId: action.id, outcome: "waiting" } })
    const events = taken.map((one): OutboxEvent => {
      const from = action.fromPoint === "start" ? undefined : action.fromPoint === "step" ? one.stepId : ""
      return {
        id: eventIdOf(action.id, one.runId),
        name: one.name ?? "",
        data: {
          ...one.data,
          ...one.input,
          clinicId: ctx.clinicId,
        },
        onlyFunction: one.functionId ?? undefined,
        rerunOf: one.runId,
        rerunFrom: from ?? undefined,
        rerunAction: action.id,
        trace: one.trace ?? undefined,
      }
    })
    return { value: { taken: taken.length, left }, facts: [], events }
  },
})

/** What has changed since it was asked for, up to a week ago. */
function whyNot(
  { name, data, isDiscarded, stepId }: Next,
  { fromPoint }: { fromPoint: string },
): "no_event" | "discarded" | "no_step" | null {
  if (!name || !data) return "no_event"
  if (isDiscarded) return "discarded"
  return fromPoint === "step" && !stepId ? "no_step" : null
}
