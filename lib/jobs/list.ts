import { functionsNamed } from "@/inngest/registry"
import { readCursor, toPage } from "@/lib/cursor"
import { platformDb, type Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { mayReadPlatform, namesSchedule, platformSql } from "@/lib/jobs/platform"
import { isMasked, reachSql } from "@/lib/jobs/reach"
import { RunFilters, type RunPage } from "@/lib/jobs/schema"
import { type StoredRun, toRunRow } from "@/lib/jobs/to-row"
import { RUN_PAGE_SIZE } from "@/lib/jobs/words"
import { query } from "@/lib/operation"

export const RUN_COLUMNS = Prisma.sql`id, "functionId", status, attempt, "maxAttempts", "eventName", "eventId",
  "subjectId", "rerunOf", "releaseSha", "createdAt", "startedAt", "finishedAt", error`

/**
 * Newest first, by cursor. The platform's own runs come every few minutes: they are listed where one asks for a state
 * or names them, for those who may read them.
 */
export const listRuns = query({
  name: "runs.list",
  may: "runs.read",
  input: RunFilters,
  async run({ ctx, tx, input, grant }): Promise<RunPage> {
    const asked = (input.status || namesSchedule(input.function ?? input.q)) && mayReadPlatform(ctx)
    const found = [
      ...(await newest(tx, reachSql(ctx, grant), input)),
      ...(asked ? await newest(platformDb(), platformSql, input) : []),
    ].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (b.id > a.id ? 1 : -1))
    const { rows, nextCursor } = toPage(found, RUN_PAGE_SIZE, (run) => run.createdAt)
    const masked = isMasked(grant)
    return { rows: rows.map((run) => toRunRow(run, masked)), nextCursor, masked }
  },
})

function newest(from: Tx, reach: Prisma.Sql, input: RunFilters): Promise<StoredRun[]> {
  return from.$queryRaw<StoredRun[]>`
    select ${RUN_COLUMNS} from "Run" where ${Prisma.join([reach, ...conditions(input)], " and ")}
    order by "createdAt" desc, id desc limit ${RUN_PAGE_SIZE + 1}`
}

/** As SQL over "Run". */
export function conditions({ q, function: named, status, from, to, cursor }: RunFilters): Prisma.Sql[] {
  const all: Prisma.Sql[] = []
  if (q) all.push(searched(q))
  if (named) all.push(among("functionId", functionsNamed(named)))
  if (status) all.push(among("status", status))
  if (from) all.push(Prisma.sql`"createdAt" >= ${from}`)
  if (to) all.push(Prisma.sql`"createdAt" < ${to}`)
  if (cursor) {
    const { at, id } = readCursor(cursor)
    all.push(Prisma.sql`("createdAt", id) < (${at}, ${id}::uuid)`)
  }
  return all
}

function searched(q: string): Prisma.Sql {
  const ids = functionsNamed(q)
  if (isId(q)) return Prisma.sql`(id = ${q}::uuid or "eventId" = ${q} or "subjectId" = ${q})`
  return ids.length > 0 ? among("functionId", ids) : Prisma.sql`"eventId" = ${q}`
}

function among(column: "functionId" | "status", values: readonly string[]): Prisma.Sql {
  const name = Prisma.raw(`"${column}"`)
  return Prisma.sql`${name} = any (${[...values]}::text[])`
}
