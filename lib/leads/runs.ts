import { type Ctx, grantOf } from "@/lib/ctx"
import type { Place } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { reachSql } from "@/lib/jobs/reach"

export type LeadRun = { id: string; functionId: string; status: string; at: string }

/** The runs behind a lead that this person may see, newest first: those whose event named it. Null: sees no runs. */
export async function leadRuns(
  tx: Tx,
  ctx: Ctx,
  leadId: string,
  most: number,
  cursor: Place | null = null,
): Promise<LeadRun[] | null> {
  const grant = grantOf(ctx, "runs.read")
  if (!grant) return null
  const before = cursor?.value
    ? Prisma.sql`and (run."createdAt", run.id) < (${cursor.value}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty
  const found = await tx.$queryRaw<{ id: string; functionId: string; status: string; createdAt: Date }[]>`
    select run.id, run."functionId", run.status, run."createdAt" from "Run" run
    where run."subjectId" = ${leadId} and ${reachSql(ctx, grant)} ${before}
    order by run."createdAt" desc, run.id desc limit ${most}`
  return found.map(({ createdAt, ...run }) => ({ ...run, at: createdAt.toISOString() }))
}
