import { functionsNamed } from "@/inngest/registry"
import { requireMember } from "@/lib/approvals/reach"
import type { Grant } from "@/lib/can"
import { inPlatform } from "@/lib/connections/store"
import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId, newId } from "@/lib/ids"
import { DiscardInput, RestoreInput } from "@/lib/jobs/dead-schema"
import { mayReadPlatform, mayWritePlatform, platformSql } from "@/lib/jobs/platform"
import { reachSql } from "@/lib/jobs/reach"
import { waitingSql } from "@/lib/jobs/unsettled"
import { DISCARDED_AT_ONCE, DISCARDED_UNASKED } from "@/lib/jobs/words"
import { announce } from "@/lib/live/announce"
import { command } from "@/lib/operation"
import { locale, t } from "@/lib/say"
import { toDate } from "@/lib/time"

/** Nothing is to be done about these failed runs. They stay to be read, and can be brought back. */
export const discardRuns = command({
  name: "deadLetters.discard",
  may: "runs.rerun",
  input: DiscardInput,
  async run({ ctx, tx, input, grant }) {
    const ids = input.ids ? [...new Set(input.ids)] : null
    const places = ids ? await placesOf(ctx, tx, grant, ids) : inReach(ctx, tx, grant)
    const which = ids
      ? Prisma.sql`run.id = any (${ids}::uuid[]) and run."settledAs" is null`
      : Prisma.sql`${waitingSql(Prisma.sql`run`)} and run."finishedAt" <= coalesce(${input.asOf ? toDate(input.asOf) : null}::timestamptz, clock_timestamp())
          ${ofFunction(input.function)}`
    const chosen = await chosenIn(places, which)
    const many = chosen.reduce((sum, one) => sum + one.ids.length, 0)
    if (many > DISCARDED_UNASKED && input.count !== many)
      fail("invalid_input", {
        fields: {
          count: t("There are {n} runs to put away. Type that number.", { n: many.toLocaleString(locale()) }),
        },
      })
    const by = requireMember(ctx)
    const moved = await changed(
      ctx,
      chosen,
      "run.discarded",
      input.reason,
      (db, those) =>
        db.$queryRaw<Moved[]>`
        update engine.run set settled_as = 'discarded', settled_at = clock_timestamp(), settled_by = ${by}
        where settled_as is null and id = any (${[...those]}::uuid[])
        returning id, function_id as "functionId"`,
    )
    return { value: { discarded: moved.count }, facts: moved.facts }
  },
})

/** Discarded by mistake: they wait for a person again. */
export const restoreRuns = command({
  name: "deadLetters.restore",
  may: "runs.rerun",
  input: RestoreInput,
  async run({ ctx, tx, input, grant }) {
    const ids = input.ids ? [...new Set(input.ids)] : null
    const places = ids ? await placesOf(ctx, tx, grant, ids) : inReach(ctx, tx, grant)
    const which = ids
      ? Prisma.sql`run.id = any (${ids}::uuid[]) and run."settledAs" = 'discarded'`
      : Prisma.sql`run.status = 'failed' and run."settledAs" = 'discarded' ${ofFunction(input.function)}`
    const moved = await changed(
      ctx,
      await chosenIn(places, which),
      "run.restored",
      input.reason,
      (db, those) =>
        db.$queryRaw<Moved[]>`
          update engine.run set settled_as = null, settled_at = null, settled_by = null
          where id = any (${[...those]}::uuid[]) and settled_as = 'discarded'
          returning id, function_id as "functionId"`,
    )
    return { value: { restored: moved.count }, facts: moved.facts }
  },
})

type Moved = { id: string; functionId: string }
type Place = { db: Tx; reach: Prisma.Sql; isPlatform: boolean }

const ofFunction = (named: string | undefined): Prisma.Sql =>
  named ? Prisma.sql`and run."functionId" = any (${functionsNamed(named)}::text[])` : Prisma.empty

const clinicOf = (ctx: Ctx, tx: Tx, grant: Grant): Place => ({
  db: tx,
  reach: reachSql(ctx, grant),
  isPlatform: false,
})
const platform = (): Place => ({ db: platformDb(), reach: platformSql, isPlatform: true })

/** Whose runs this person may put away: the platform's are an operator's. */
const inReach = (ctx: Ctx, tx: Tx, grant: Grant): Place[] => [
  clinicOf(ctx, tx, grant),
  ...(mayWritePlatform(ctx) ? [platform()] : []),
]

/** Where named runs lie. Throws for one that is not there, is out of reach or did not fail. */
async function placesOf(ctx: Ctx, tx: Tx, grant: Grant, ids: readonly string[]): Promise<Place[]> {
  if (!ids.every(isId)) fail("not_found")
  const places: Place[] = []
  let known = 0
  for (const place of [clinicOf(ctx, tx, grant), ...(mayReadPlatform(ctx) ? [platform()] : [])]) {
    if (known === ids.length) break
    const found = await place.db.$queryRaw<{ status: string }[]>`
      select status from "Run" run where id = any (${[...ids]}::uuid[]) and ${place.reach}`
    if (found.length === 0) continue
    if (place.isPlatform && !mayWritePlatform(ctx))
      fail("forbidden", {
        sentence: "A schedule's run of the whole installation is an operator's to put away.",
      })
    if (found.some((one) => one.status !== "failed"))
      fail("wrong_state", { sentence: "Only a run that failed can be discarded." })
    known += found.length
    places.push(place)
  }
  if (known < ids.length) fail("not_found")
  return places
}

type Chosen = { place: Place; ids: string[] }

async function chosenIn(places: readonly Place[], which: Prisma.Sql): Promise<Chosen[]> {
  const chosen: Chosen[] = []
  let room = DISCARDED_AT_ONCE
  for (const place of places) {
    const rows = await place.db.$queryRaw<{ id: string }[]>`
      select run.id from "Run" run where ${which} and ${place.reach} order by run."createdAt" limit ${room}`
    room -= rows.length
    if (rows.length) chosen.push({ place, ids: rows.map((one) => one.id) })
  }
  return chosen
}

/** Each where it lies; what belongs to no clinic is recorded in the one in which the operator is at work. */
async function changed(
  ctx: Ctx,
  chosen: readonly Chosen[],
  name: "run.discarded" | "run.restored",
  reason: string | undefined,
  work: (db: Tx, ids: readonly string[]) => Promise<Moved[]>,
): Promise<{ count: number; facts: Fact[] }> {
  let count = 0
  const facts: Fact[] = []
  for (const { place, ids } of chosen) {
    const one = async (db: Tx) => {
      const moved = await work(db, ids)
      return { value: moved.length, facts: moved.length ? [factOf(name, moved, reason)] : [] }
    }
    const done = place.isPlatform ? await inPlatform(ctx, one) : await one(place.db)
    count += done.value
    facts.push(...done.facts)
  }
  if (count > 0) announce(ctx.clinicId, "cause.settled", "")
  return { count, facts }
}

function factOf(name: "run.discarded" | "run.restored", moved: readonly Moved[], reason?: string): Fact {
  return fact(name, moved.length === 1 ? (moved[0]?.id ?? newId()) : newId(), {
    ...(moved.length > 1 && { subjectType: "runs" }),
    after: {
      runs: moved.length,
      functions: countOf(moved),
      ids: moved.slice(0, 100).map((one) => one.id),
    },
    personal: reason ? { reason } : undefined,
  })
}

function countOf(moved: readonly Moved[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { functionId } of moved) counts[functionId] = (counts[functionId] ?? 0) + 1
  return counts
}
