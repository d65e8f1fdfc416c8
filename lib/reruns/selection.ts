import type { FunctionEntry } from "@/inngest/entry"
import { FUNCTIONS } from "@/inngest/registry"
import type { Grant } from "@/lib/can"
import { causeInReach } from "@/lib/causes/reach"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { conditionsOf } from "@/lib/jobs/match"
import { reachSql } from "@/lib/jobs/reach"
import type { RunStatus } from "@/lib/jobs/words"
import type { PreviewRerun } from "@/lib/reruns/schema"
import { MOST_AT_ONCE } from "@/lib/reruns/words"

export type ChosenRun = {
  id: string
  functionId: string
  status: RunStatus
  eventId: string
  eventName: string
  patientId: string | null
  hasEvent: boolean
  /** A newer run of it stands for it; `later` holds the newest one's id. */
  later: string | null
  isTaken: boolean
  /** It had not ended by the time the preview was drawn. */
  wasOpen: boolean
  scheduleId: string | null
  /** Put away by hand: by whom. */
  discardedBy: string | null
}

/** The database's clock: what runs are stamped with. */
export async function endedBy(tx: Tx, asOf: Date | undefined): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    select least(date_trunc('milliseconds', clock_timestamp()), ${asOf ?? null}::timestamptz) as at`
  return row?.at ?? fail("internal")
}

/** The runs a selection names, oldest first; one more than may be taken at once where there are more. */
export async function chosenRuns(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  input: PreviewRerun,
  asOf: Date,
): Promise<ChosenRun[]> {
  const where = await whereOf(tx, ctx, grant, input, asOf)
  const runs = await tx.$queryRaw<ChosenRun[]>`
    with chosen as (
      select id from "Run" where ${Prisma.join([reachSql(ctx, grant), ...where], " and ")}
      order by "createdAt", id limit ${MOST_AT_ONCE + 1}
    )
    select run.id, run."functionId", run.status, run."eventId", run."eventName",
      coalesce(run."patientId", lead."patientId") as "patientId",
      exists (select from engine.event where event.id = run."eventId") as "hasEvent",
      (select later.id from engine.run later where later.rerun_of = run.id and later.status <> 'cancelled'
        order by later.created_at desc limit 1) as later,
      exists (select from "RerunItem" item join "RerunAction" action on action.id = item."actionId"
        where item."runId" = run.id and action.status in ('waiting', 'running', 'stopped') and (
          item.outcome = 'waiting' or item.outcome = 'started' and not exists (
            select from engine.run made where made.rerun_of = run.id and made.finished_at is not null and (
              made.rerun_action = action.id or made.event_id = 'rerun:' || action.id || ':' || run.id)))) as "isTaken",
      coalesce(run."finishedAt" > ${asOf}, true) and ${input.scope !== "selected"} as "wasOpen", run."scheduleId",
      case when run."settledAs" = 'discarded' then coalesce(run."settledBy"::text, '') end as "discardedBy"
    from chosen join "Run" run on run.id = chosen.id
    left join "Lead" lead on lead.id = substring(run."subjectId" from '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$')::uuid
    order by run."createdAt", run.id`
  return runs
}

export const wanted = ({ ids = [] }: PreviewRerun): string[] => [...new Set(ids)]

async function whereOf(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  input: PreviewRerun,
  asOf: Date,
): Promise<Prisma.Sql[]> {
  if (input.scope === "selected") {
    const ids = wanted(input)
    if (!ids.every(isId)) fail("not_found")
    return [Prisma.sql`id = any (${ids}::uuid[])`]
  }
  // Stable: what was made later was not seen. A run that ended by then does not come back; others are left out.
  const made = Prisma.sql`"createdAt" <= ${asOf}`
  if (input.scope === "match") {
    const { cursor: _, ...filters } = input.filters ?? {}
    return [...(await conditionsOf(tx, ctx.clinicId, filters)), made]
  }
  const cause = await causeInReach(tx, ctx, grant, input.causeId ?? "")
  return [
    Prisma.sql`fingerprint = ${cause.fingerprint} and status = 'failed' and "settledAs" is null`,
    Prisma.sql`not exists (select from engine.run later where later.rerun_of = "Run".id and later.status <> 'cancelled')`,
    made,
  ]
}

/** The registry's entry; a failure handler counts with its function. Null: not in this release. */
export function entryOf(functionId: string): FunctionEntry | null {
  const id = functionId.replace(/-failure$/, "")
  return FUNCTIONS.find((one) => one.id === functionId || one.id === id) ?? null
}
