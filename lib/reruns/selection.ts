import { FUNCTIONS, type FunctionEntry } from "@/inngest/registry"
import type { Grant } from "@/lib/can"
import { causeInReach } from "@/lib/causes/reach"
import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { conditionsOf } from "@/lib/jobs/match"
import { mayReadPlatform, platformSql } from "@/lib/jobs/platform"
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
        where item."runId" = run.id and item.outcome in ('waiting', 'started')
          and action.status in ('waiting', 'running', 'stopped')) as "isTaken"
    from chosen join "Run" run on run.id = chosen.id
    left join "Lead" lead on lead.id = substring(run."subjectId" from '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$')::uuid
    order by run."createdAt", run.id`
  if (input.scope === "selected" && runs.length < wanted(input).length) await refuseForeign(ctx, input)
  return runs
}

const wanted = ({ ids = [] }: PreviewRerun): string[] => [...new Set(ids)]

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
  // Stable: a run that ended does not come back, so what was seen is what is taken.
  const ended = Prisma.sql`"finishedAt" <= ${asOf}`
  if (input.scope === "match") {
    const { cursor: _, ...filters } = input.filters ?? {}
    return [...(await conditionsOf(tx, ctx.clinicId, filters)), ended]
  }
  const cause = await causeInReach(tx, ctx, grant, input.causeId ?? "")
  return [
    Prisma.sql`fingerprint = ${cause.fingerprint} and status = 'failed' and "settledAs" is null`,
    Prisma.sql`not exists (select from engine.run later where later.rerun_of = "Run".id and later.status <> 'cancelled')`,
    ended,
  ]
}

/** A schedule's run is nobody's to run again: its schedule is. All else that is not found is nothing. */
async function refuseForeign(ctx: Ctx, input: PreviewRerun): Promise<never> {
  if (!mayReadPlatform(ctx)) fail("not_found")
  const [platform] = await platformDb().$queryRaw<{ id: string }[]>`
    select id from "Run" where id = any (${wanted(input)}::uuid[]) and ${platformSql} limit 1`
  if (platform)
    fail("wrong_state", {
      sentence: "A platform schedule's run is not run again here. See Schedules, and press Run now.",
    })
  return fail("not_found")
}

/** The registry's entry; a failure handler counts with its function. Null: not in this release. */
export function entryOf(functionId: string): FunctionEntry | null {
  const id = functionId.replace(/-failure$/, "")
  return FUNCTIONS.find((one) => one.id === functionId || one.id === id) ?? null
}
