import type { Grant } from "@/lib/can"
import type { StoredCause } from "@/lib/causes/to-row"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { reachSql } from "@/lib/jobs/reach"

export const CAUSE_COLUMNS = Prisma.sql`cause.id, cause.fingerprint, cause.function_id as "functionId",
  cause.step_name as "stepName", cause.error_name as "errorName", cause.error_code as "errorCode", cause.provider,
  cause.release_sha as "releaseSha", cause.count::int as count, cause.first_at as "firstAt", cause.last_at as "lastAt",
  cause.owner_id as "ownerId", cause.note, cause.state, cause.fixed_in as "fixedIn", cause.state_at as "stateAt"`

/** It fails the same way in a release said to hold the cure, or again in that one. */
export const CAME_BACK = Prisma.sql`(
  (cause.state = 'fixed' and cause.last_at > cause.state_at and cause.release_sha = cause.fixed_in)
  or (cause.state = 'open' and exists (
    select from engine.cause before
    where before.clinic_id = cause.clinic_id and before.id <> cause.id and before.function_id = cause.function_id
      and before.step_name is not distinct from cause.step_name and before.error_name = cause.error_name
      and before.error_code is not distinct from cause.error_code
      and before.provider is not distinct from cause.provider
      and before.state = 'fixed' and before.state_at < cause.last_at and before.release_sha <> cause.release_sha))
)`

/** A coordinator sees the causes that touched own leads. */
export function causeReachSql(ctx: Ctx, grant: Grant): Prisma.Sql {
  if (grant.scope !== "own") return Prisma.sql`true`
  return Prisma.sql`exists (select from "Run" where fingerprint = cause.fingerprint and ${reachSql(ctx, grant)})`
}

export async function causeInReach(tx: Tx, ctx: Ctx, grant: Grant, id: string): Promise<StoredCause> {
  if (!isId(id)) return fail("not_found")
  const [cause] = await tx.$queryRaw<StoredCause[]>`
    select ${CAUSE_COLUMNS}, ${CAME_BACK} as "cameBack" from engine.cause
    where cause.id = ${id}::uuid and ${causeReachSql(ctx, grant)}`
  return cause ?? fail("not_found")
}

/** A cause is the whole clinic's: who looks after own leads alone reads it. */
export function refuseOwn(grant: Grant): void {
  if (grant.scope === "own") fail("forbidden", { sentence: "An admin or an operator looks after causes." })
}
