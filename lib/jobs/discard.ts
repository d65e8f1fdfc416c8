import { functionsNamed } from "@/inngest/registry"
import { requireMember } from "@/lib/approvals/reach"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId, newId } from "@/lib/ids"
import { WAITING_RUN } from "@/lib/jobs/dead-letters"
import { DiscardInput, RestoreInput } from "@/lib/jobs/dead-schema"
import { reachSql } from "@/lib/jobs/reach"
import { command } from "@/lib/operation"
import { toDate } from "@/lib/time"

const MOST = 5_000

/** Nothing is to be done about these failed runs. They stay to be read, and can be brought back. */
export const discardRuns = command({
  name: "deadLetters.discard",
  may: "runs.rerun",
  input: DiscardInput,
  async run({ ctx, tx, input, grant }) {
    const ids = input.ids ? [...new Set(input.ids)] : null
    if (ids && !ids.every(isId)) fail("not_found")
    const reach = reachSql(ctx, grant)
    if (ids) {
      const known = await tx.$queryRaw<{ status: string }[]>`
        select status from "Run" where id = any (${ids}::uuid[]) and ${reach}`
      if (known.length < ids.length) fail("not_found")
      if (known.some((one) => one.status !== "failed"))
        fail("wrong_state", { sentence: "Only a run that failed can be discarded." })
    }
    const which = ids
      ? Prisma.sql`run.id = any (${ids}::uuid[]) and run."settledAs" is null`
      : Prisma.sql`${WAITING_RUN} and run."finishedAt" <= coalesce(${input.asOf ? toDate(input.asOf) : null}::timestamptz, clock_timestamp())
          ${input.function ? Prisma.sql`and run."functionId" = any (${functionsNamed(input.function)}::text[])` : Prisma.empty}`
    const moved = await tx.$queryRaw<{ id: string; functionId: string }[]>`
      update engine.run set settled_as = 'discarded', settled_at = clock_timestamp(), settled_by = ${requireMember(ctx)}
      where settled_as is null and id in (
        select run.id from "Run" run where ${which} and ${reach}
        order by run."createdAt" limit ${MOST})
      returning id, function_id as "functionId"`
    const value = { discarded: moved.length }
    if (moved.length === 0) return { value, facts: [] }
    return {
      value,
      facts: [
        fact("run.discarded", moved.length === 1 ? (moved[0]?.id ?? newId()) : newId(), {
          ...(moved.length > 1 && { subjectType: "runs" }),
          after: {
            runs: moved.length,
            functions: countOf(moved),
            ids: moved.slice(0, 100).map((one) => one.id),
          },
          personal: { reason: input.reason },
        }),
      ],
    }
  },
})

/** Discarded by mistake: they wait for a person again. */
export const restoreRuns = command({
  name: "deadLetters.restore",
  may: "runs.rerun",
  input: RestoreInput,
  async run({ ctx, tx, input, grant }) {
    const ids = [...new Set(input.ids)]
    if (!ids.every(isId)) fail("not_found")
    const known = await tx.$queryRaw<{ id: string }[]>`
      select id from "Run" where id = any (${ids}::uuid[]) and ${reachSql(ctx, grant)}`
    if (known.length < ids.length) fail("not_found")
    const moved = await tx.$queryRaw<{ id: string; functionId: string }[]>`
      update engine.run set settled_as = null, settled_at = null, settled_by = null
      where id = any (${ids}::uuid[]) and settled_as = 'discarded'
      returning id, function_id as "functionId"`
    const value = { restored: moved.length }
    if (moved.length === 0) return { value, facts: [] }
    return {
      value,
      facts: [
        fact("run.restored", moved.length === 1 ? (moved[0]?.id ?? newId()) : newId(), {
          ...(moved.length > 1 && { subjectType: "runs" }),
          after: {
            runs: moved.length,
            functions: countOf(moved),
            ids: moved.slice(0, 100).map((one) => one.id),
          },
          personal: input.reason ? { reason: input.reason } : undefined,
        }),
      ],
    }
  },
})

function countOf(moved: readonly { functionId: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { functionId } of moved) counts[functionId] = (counts[functionId] ?? 0) + 1
  return counts
}
