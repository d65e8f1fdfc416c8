import type { Grant } from "@/lib/can"
import { type CauseSource, causeSources } from "@/lib/causes/source"
import type { StoredCause } from "@/lib/causes/to-row"
import { inPlatform } from "@/lib/connections/store"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { mayWritePlatform } from "@/lib/jobs/platform"
import type { Done } from "@/lib/operation"

/** It fails the same way in a release said to hold the cure, or again in that one. */
export const CAME_BACK = Prisma.sql`(
  (cause.state = 'fixed' and cause.last_at > cause.state_at and cause.release_sha = cause.fixed_in)
  or (cause.state = 'open' and exists (
    select from engine.cause before
    where before.clinic_id is not distinct from cause.clinic_id and before.id <> cause.id
      and before.function_id = cause.function_id
      and before.step_name is not distinct from cause.step_name and before.error_name = cause.error_name
      and before.error_code is not distinct from cause.error_code
      and before.provider is not distinct from cause.provider
      and before.state = 'fixed' and before.state_at < cause.last_at and before.release_sha <> cause.release_sha))
)`

const CAUSE_COLUMNS = Prisma.sql`cause.id, cause.fingerprint, cause.function_id as "functionId",
  cause.step_name as "stepName", cause.error_name as "errorName", cause.error_code as "errorCode", cause.provider,
  cause.release_sha as "releaseSha", cause.count::int as count, cause.first_at as "firstAt", cause.last_at as "lastAt",
  cause.owner_id as "ownerId", cause.note, cause.state, cause.fixed_in as "fixedIn", cause.state_at as "stateAt",
  cause.hours, greatest(0, floor(extract(epoch from clock_timestamp() - cause.hours_upto) / 3600))::int as "hoursAgo",
  cause.clinic_id is null as "isPlatform", ${CAME_BACK} as "cameBack"`

/** The causes of one source, the latest first. */
export const readCauses = (
  { db, causes }: CauseSource,
  where: readonly Prisma.Sql[],
  limit: number,
): Promise<StoredCause[]> => db.$queryRaw<StoredCause[]>`
  select ${CAUSE_COLUMNS} from engine.cause where ${Prisma.join([causes, ...where], " and ")}
  order by cause.last_at desc, cause.id desc limit ${limit}`

/** The clinic's cause of that id, or the platform's for who may read it, and where it is read. */
export async function findInReach(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  id: string,
): Promise<{ cause: StoredCause; source: CauseSource }> {
  if (isId(id))
    for (const source of causeSources(ctx, tx, grant)) {
      const [cause] = await readCauses(source, [Prisma.sql`cause.id = ${id}::uuid`], 1)
      if (cause) return { cause, source }
    }
  return fail("not_found")
}

export const causeInReach = async (tx: Tx, ctx: Ctx, grant: Grant, id: string): Promise<StoredCause> =>
  (await findInReach(tx, ctx, grant, id)).cause

/** A cause is the whole clinic's: who looks after own leads alone reads it. The platform's is an operator's. */
export function refuseOwn(ctx: Ctx, grant: Grant, cause: StoredCause): void {
  if (grant.scope === "own") fail("forbidden", { sentence: "An admin or an operator looks after causes." })
  if (cause.isPlatform && !mayWritePlatform(ctx))
    fail("forbidden", { sentence: "It is of the whole installation: an operator looks after it." })
}

/** Who looks after it and what they found stays in a clinic: of no clinic, everybody's operators would read it. */
export function refuseShared(cause: StoredCause): void {
  if (cause.isPlatform)
    fail("wrong_state", { sentence: "It is of no clinic: nobody's name or note is kept." })
}

/** A change where the cause lies. */
export const changing = <Out>(
  ctx: Ctx,
  tx: Tx,
  cause: StoredCause,
  work: (tx: Tx) => Promise<Done<Out>>,
): Promise<Done<Out>> => (cause.isPlatform ? inPlatform(ctx, work) : work(tx))
