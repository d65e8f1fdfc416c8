import { toPage } from "@/lib/cursor"
import { platformDb, type Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { matchOf, matchSql } from "@/lib/jobs/match"
import { asksForPlatform, platformSql } from "@/lib/jobs/platform"
import { isMasked, reachSql } from "@/lib/jobs/reach"
import { RunFilters, type RunPage } from "@/lib/jobs/schema"
import { type StoredRun, toRunRow } from "@/lib/jobs/to-row"
import { RUN_PAGE_SIZE } from "@/lib/jobs/words"
import { query } from "@/lib/operation"

export const RUN_COLUMNS = Prisma.sql`id, "functionId", status, attempt, "maxAttempts", "eventName", "eventId",
  "subjectId", "rerunOf", "releaseSha", provider, "scheduleId", engine, "settledAs", "createdAt", "startedAt",
  "finishedAt", error`

/**
 * Newest first, by cursor. The platform's own runs come every few minutes: they are listed where one asks for a state
 * or names them, for those who may read them.
 */
export const listRuns = query({
  name: "runs.list",
  may: "runs.read",
  input: RunFilters,
  async run({ ctx, tx, input, grant }): Promise<RunPage> {
    const match = await matchOf(tx, ctx.clinicId, input)
    const page = (from: Tx, reach: Prisma.Sql) =>
      match ? newest(from, matchSql(match, reach, RUN_PAGE_SIZE + 1, input.cursor)) : []
    const found = [
      ...(await page(tx, reachSql(ctx, grant))),
      ...(asksForPlatform(ctx, input) ? await page(platformDb(), platformSql) : []),
    ].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (b.id > a.id ? 1 : -1))
    const { rows, nextCursor } = toPage(found, RUN_PAGE_SIZE, (run) => run.createdAt)
    const masked = isMasked(grant)
    return { rows: rows.map((run) => toRunRow(run, masked)), nextCursor, masked }
  },
})

const newest = (from: Tx, ids: Prisma.Sql): Promise<StoredRun[]> => from.$queryRaw<StoredRun[]>`
  select ${RUN_COLUMNS} from "Run" where id in (select id from (${ids}) page) order by "createdAt" desc, id desc`
