import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { conditionsOf } from "@/lib/jobs/match"
import { asksForPlatform, mayReadPlatform, platformSql } from "@/lib/jobs/platform"
import type { PreviewRerun } from "@/lib/reruns/schema"
import { wanted } from "@/lib/reruns/selection"
import { MOST_AT_ONCE } from "@/lib/reruns/words"

/**
 * How many of what was chosen are the platform's: listed beside the clinic's for who looks after the software, and run
 * again by nobody, because their schedule is. An id that is neither is not there.
 */
export async function platformLeft(
  tx: Tx,
  ctx: Ctx,
  input: PreviewRerun,
  asOf: Date,
  found: ReadonlySet<string>,
): Promise<number> {
  if (input.scope === "cause") return 0
  if (input.scope === "match") {
    const { cursor: _, ...filters } = input.filters ?? {}
    if (!asksForPlatform(ctx, filters)) return 0
    const made = Prisma.sql`"createdAt" <= ${asOf}`
    return countThem([...(await conditionsOf(tx, ctx.clinicId, filters)), made])
  }
  const missing = wanted(input).filter((id) => !found.has(id))
  if (missing.length === 0) return 0
  if (!mayReadPlatform(ctx)) fail("not_found")
  const count = await countThem([Prisma.sql`id = any (${missing}::uuid[])`])
  return count === missing.length ? count : fail("not_found")
}

async function countThem(where: Prisma.Sql[]): Promise<number> {
  const [row] = await platformDb().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (
      select id from "Run" where ${Prisma.join([platformSql, ...where], " and ")} limit ${MOST_AT_ONCE + 1}
    ) counted`
  return row?.count ?? 0
}
