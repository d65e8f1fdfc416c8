import { functionsNamed } from "@/inngest/registry"
import { can, type Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import { platformDb, type Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import {
  type DeadLetter,
  type DeadLetterPage,
  DeadLettersInput,
  type LetterSums,
} from "@/lib/jobs/dead-schema"
import { mayReadPlatform, platformSql } from "@/lib/jobs/platform"
import { isMasked, reachSql } from "@/lib/jobs/reach"
import { toRunError } from "@/lib/jobs/to-row"
import { waitingSql } from "@/lib/jobs/unsettled"
import { query } from "@/lib/operation"
import { namesOf } from "@/lib/reruns/to-row"

const PAGE = 50
const MOST_COUNTED = 10_000

type Stored = Omit<DeadLetter, "at" | "gaveUpAt" | "error" | "discardedBy"> & {
  at: Date
  gaveUpAt: Date
  error: unknown
  settledBy: string | null
}

/** What ran out of tries and waits for a person, runs and webhook events together, the newest first. */
export const listDeadLetters = query({
  name: "deadLetters.list",
  may: "runs.read",
  input: DeadLettersInput,
  async run({ ctx, tx, input, grant }): Promise<DeadLetterPage> {
    const sources = sourcesOf(ctx, tx, grant, input)
    const found: Stored[] = []
    for (const { db, parts } of sources)
      found.push(
        ...(await db.$queryRaw<Stored[]>`select * from (${Prisma.join(
          parts.map((part) => part.rows),
          " union all ",
        )}) letter order by at desc, id desc limit ${PAGE + 1}`),
      )
    const { rows, nextCursor } = toPage(found.sort(newestFirst), PAGE, (row) => row.at)
    const name = await namesOf(
      tx,
      rows.flatMap((row) => row.settledBy ?? []),
    )
    const masked = isMasked(grant)
    return {
      rows: rows.map(({ settledBy, error, at, gaveUpAt, ...row }) => ({
        ...row,
        error: toRunError(error, masked),
        at: at.toISOString(),
        gaveUpAt: gaveUpAt.toISOString(),
        discardedBy: settledBy ? name(settledBy) : null,
      })),
      nextCursor,
      sums: await sumsOf(sources),
      asOf: await clock(tx),
    }
  },
})

const newestFirst = (one: Stored, other: Stored): number =>
  other.at.getTime() - one.at.getTime() || (other.id > one.id ? 1 : -1)

type Part = { what: "run" | "webhook"; rows: Prisma.Sql; all: Prisma.Sql }
type Source = { db: Tx; parts: Part[] }

/** The clinic's runs and webhook events, and the platform's runs for who may read them. */
function sourcesOf(ctx: Ctx, tx: Tx, grant: Grant, input: Wanted): Source[] {
  const wantsRuns = input.what !== "webhook"
  const wantsEvents = input.what !== "run" && !input.function && can(ctx.roles, "webhooks.read") !== null
  const own = [
    ...(wantsRuns ? [runPart(reachSql(ctx, grant), input, false)] : []),
    // What is put away among these is ignored, and lies with the others of its fate.
    ...(wantsEvents && input.state === "waiting" ? [eventPart(input)] : []),
  ]
  return [
    ...(own.length ? [{ db: tx, parts: own }] : []),
    ...(wantsRuns && mayReadPlatform(ctx)
      ? [{ db: platformDb(), parts: [runPart(platformSql, input, true)] }]
      : []),
  ]
}

type Wanted = {
  what?: "run" | "webhook"
  state: "waiting" | "discarded"
  function?: string
  cursor?: string
}

function runPart(reach: Prisma.Sql, wanted: Wanted, isPlatform: boolean): Part {
  const where = [
    reach,
    wanted.state === "waiting"
      ? waitingSql(Prisma.sql`run`)
      : Prisma.sql`run.status = 'failed' and run."settledAs" = 'discarded'`,
    ...(wanted.function
      ? [Prisma.sql`run."functionId" = any (${functionsNamed(wanted.function)}::text[])`]
      : []),
  ]
  const paged = [...where, ...after(wanted.cursor, Prisma.sql`run."createdAt"`, Prisma.sql`run.id`)]
  return {
    what: "run",
    rows: Prisma.sql`(select run.id, 'run' as what, run."functionId" as name, run.error, null::text as reason, run.provider,
        run."createdAt" as at, coalesce(run."finishedAt", run."createdAt") as "gaveUpAt", run."settledBy",
        ${isPlatform}::boolean as "isPlatform", (select cause.id from engine.cause
          where cause.fingerprint = run.fingerprint and cause.clinic_id is not distinct from run."clinicId") as "causeId"
      from "Run" run where ${Prisma.join(paged, " and ")}
      order by run."createdAt" desc, run.id desc limit ${PAGE + 1})`,
    all: Prisma.sql`(select run."functionId" as function, coalesce(run."patientId"::text, run."subjectId") as patient
      from "Run" run where ${Prisma.join(where, " and ")} limit ${MOST_COUNTED + 1})`,
  }
}

function eventPart(wanted: Wanted): Part {
  const where = Prisma.join(
    [Prisma.sql`fate = 'dead'`, ...after(wanted.cursor, Prisma.sql`"receivedAt"`, Prisma.sql`id`)],
    " and ",
  )
  return {
    what: "webhook",
    rows: Prisma.sql`(select id, 'webhook' as what, kind as name, null::json as error, reason, provider,
        "receivedAt" as at, "receivedAt" as "gaveUpAt", null as "settledBy", false as "isPlatform", null::uuid as "causeId"
      from "WebhookEvent" where ${where} order by "receivedAt" desc, id desc limit ${PAGE + 1})`,
    all: Prisma.sql`(select null as function, null as patient from "WebhookEvent" where fate = 'dead'
      limit ${MOST_COUNTED + 1})`,
  }
}

function after(cursor: string | undefined, at: Prisma.Sql, id: Prisma.Sql): Prisma.Sql[] {
  if (!cursor) return []
  const place = readCursor(cursor)
  return [Prisma.sql`(${at}, ${id}) < (${place.at}, ${place.id}::uuid)`]
}

/** All of them, whatever page is shown; each kind up to a bound. */
async function sumsOf(sources: readonly Source[]): Promise<LetterSums> {
  const sums: LetterSums = { runs: 0, functions: 0, patients: 0, events: 0, isMore: false }
  for (const { db, parts } of sources)
    for (const { what, all } of parts) {
      const [row] = await db.$queryRaw<{ count: number; functions: number; patients: number }[]>`
        select count(*)::int as count, count(distinct function)::int as functions, count(distinct patient)::int as patients
        from (${all}) letter`
      const { count = 0, functions = 0, patients = 0 } = row ?? {}
      sums[what === "run" ? "runs" : "events"] += Math.min(count, MOST_COUNTED)
      sums.functions += functions
      sums.patients += patients
      sums.isMore ||= count > MOST_COUNTED
    }
  return sums
}

/** What runs are stamped with. */
async function clock(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`
  return row?.at.toISOString() ?? ""
}
