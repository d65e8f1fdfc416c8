import { functionsNamed } from "@/inngest/registry"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { type DeadLetter, type DeadLetterPage, DeadLettersInput } from "@/lib/jobs/dead-schema"
import { isMasked, reachSql } from "@/lib/jobs/reach"
import { toRunError } from "@/lib/jobs/to-row"
import { query } from "@/lib/operation"
import { namesOf } from "@/lib/reruns/to-row"

const PAGE = 50
const MOST_COUNTED = 10_000

/** Failed runs that neither went well later nor were put away. Of a run and its failed rerun the rerun waits. */
export const WAITING_RUN = Prisma.sql`run.status = 'failed' and run."settledAs" is null and not exists (
  select from engine.run later where later.rerun_of = run.id and later.status <> 'cancelled')`

type Stored = Omit<DeadLetter, "at" | "error"> & { at: Date; error: unknown; settledBy: string | null }

/** What ran out of tries and waits for a person, runs and webhook events together, the newest first. */
export const listDeadLetters = query({
  name: "deadLetters.list",
  may: "runs.read",
  input: DeadLettersInput,
  async run({ ctx, tx, input, grant }): Promise<DeadLetterPage> {
    const runs = input.what === "webhook" ? null : runSql(reachSql(ctx, grant), input)
    const events = input.what === "run" || input.function || !mayReadEvents(ctx) ? null : eventSql(input)
    const parts = [runs, events].filter((one) => one !== null)
    if (parts.length === 0) return { rows: [], nextCursor: null, total: 0, asOf: await clock(tx) }
    const found = await tx.$queryRaw<Stored[]>`
      select * from (${Prisma.join(parts, " union all ")}) letter order by at desc, id desc limit ${PAGE + 1}`
    const { rows, nextCursor } = toPage(found, PAGE, (row) => row.at)
    const name = await namesOf(
      tx,
      rows.flatMap((row) => row.settledBy ?? []),
    )
    const masked = isMasked(grant)
    return {
      rows: rows.map(({ settledBy, error, at, ...row }) => ({
        ...row,
        error: toRunError(error, masked),
        at: at.toISOString(),
        discardedBy: settledBy ? name(settledBy) : null,
      })),
      nextCursor,
      total: await count(tx, [
        runs && runSql(reachSql(ctx, grant), { ...input, cursor: undefined }, MOST_COUNTED),
        events && eventSql({ ...input, cursor: undefined }, MOST_COUNTED),
      ]),
      asOf: await clock(tx),
    }
  },
})

const mayReadEvents = (ctx: Ctx): boolean => can(ctx.roles, "webhooks.read") !== null

type Wanted = { state: "waiting" | "discarded"; function?: string; cursor?: string }

function runSql(reach: Prisma.Sql, wanted: Wanted, limit = PAGE + 1): Prisma.Sql {
  const where = [
    reach,
    wanted.state === "waiting"
      ? WAITING_RUN
      : Prisma.sql`run.status = 'failed' and run."settledAs" = 'discarded'`,
    ...(wanted.function
      ? [Prisma.sql`run."functionId" = any (${functionsNamed(wanted.function)}::text[])`]
      : []),
    ...after(wanted.cursor, Prisma.sql`run."createdAt"`, Prisma.sql`run.id`),
  ]
  return Prisma.sql`(select run.id, 'run' as what, run."functionId" as name, run.error, null::text as reason, run.provider,
      run."createdAt" as at, run."settledBy",
      (select cause.id from engine.cause where cause.fingerprint = run.fingerprint) as "causeId"
    from "Run" run where ${Prisma.join(where, " and ")} order by run."createdAt" desc, run.id desc limit ${limit})`
}

function eventSql(wanted: Wanted, limit = PAGE + 1): Prisma.Sql {
  // What is put away among these is ignored, and lies with the others of its fate.
  if (wanted.state === "discarded")
    return Prisma.sql`(select null::uuid, null, null, null::json, null, null,
    null::timestamptz, null, null::uuid where false)`
  const where = [Prisma.sql`fate = 'dead'`, ...after(wanted.cursor, Prisma.sql`"receivedAt"`, Prisma.sql`id`)]
  return Prisma.sql`(select id, 'webhook' as what, kind as name, null::json as error, reason, provider, "receivedAt" as at,
      null as "settledBy", null::uuid as "causeId"
    from "WebhookEvent" where ${Prisma.join(where, " and ")} order by "receivedAt" desc, id desc limit ${limit})`
}

function after(cursor: string | undefined, at: Prisma.Sql, id: Prisma.Sql): Prisma.Sql[] {
  if (!cursor) return []
  const place = readCursor(cursor)
  return [Prisma.sql`(${at}, ${id}) < (${place.at}, ${place.id}::uuid)`]
}

async function count(tx: Tx, parts: readonly (Prisma.Sql | null)[]): Promise<number> {
  const given = parts.filter((one) => one !== null)
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from (${Prisma.join(given, " union all ")}) letter`
  return row?.total ?? 0
}

/** What runs are stamped with. */
async function clock(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`
  return row?.at.toISOString() ?? ""
}
