import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { readInvoked, readLinks, readSent } from "@/lib/jobs/links"
import { RUN_COLUMNS } from "@/lib/jobs/list"
import { readLines } from "@/lib/jobs/logs"
import { mayReadPlatform, platformSql } from "@/lib/jobs/platform"
import { isMasked, outputShown, reachSql } from "@/lib/jobs/reach"
import { FindRunInput, type RunDetail } from "@/lib/jobs/schema"
import { nextAttempt, readJobs, standingOf } from "@/lib/jobs/standing"
import { ownAttempts, readAttempts, readSteps } from "@/lib/jobs/steps"
import {
  NO_STORY,
  readAction,
  readCause,
  readEffects,
  readOccasion,
  readStory,
  traceIdOf,
} from "@/lib/jobs/story"
import { iso, type StoredRun, toRunRow } from "@/lib/jobs/to-row"
import { whyWaiting } from "@/lib/jobs/waiting"
import { hasEnded } from "@/lib/jobs/words"
import { query } from "@/lib/operation"

/** What a page shows of one output; the rest is in the database. */
const OUTPUT_SHOWN = 4_000

export const findRun = query({
  name: "runs.find",
  may: "runs.read",
  input: FindRunInput,
  async run({ ctx, tx, input, grant }): Promise<RunDetail> {
    const reach = reachSql(ctx, grant)
    const view = { masked: isMasked(grant), shown: outputShown(ctx, grant), isPlatform: false }
    const run = await readRun(tx, input.id, reach)
    if (run) return { ...(await detail(tx, run, reach, view)), isPlatform: false }
    const scheduled = mayReadPlatform(ctx) && (await readRun(platformDb(), input.id, platformSql))
    if (!scheduled) return fail("not_found")
    return {
      ...(await detail(platformDb(), scheduled, platformSql, { ...view, isPlatform: true })),
      isPlatform: true,
    }
  },
  reads: ({ value }) => (value.patientId ? { what: "run", patientIds: [value.patientId] } : null),
})

type Detail = Omit<RunDetail, "isPlatform">

type EventData = Record<string, unknown>

type View = { masked: boolean; shown: ReturnType<typeof outputShown>; isPlatform: boolean }

async function detail(tx: Tx, run: FoundRun, reach: Prisma.Sql, view: View): Promise<Detail> {
  const { masked, shown, isPlatform } = view
  const attempts = await readAttempts(tx, run.id, masked)
  const steps = await readSteps(tx, run.id, attempts, masked, shown, await readInvoked(tx, run.id, reach))
  const event = await readEvent(tx, run.eventId)
  // The platform's runs are about no message, and no person's action began them.
  const story = isPlatform ? NO_STORY : await readStory(tx, event)
  const jobs = hasEnded(run.status) ? [] : await readJobs(tx, run.id)
  const { trace, patientId, occasionId, rerunAction, fingerprint, parentRunId, ...shownOfRun } = run
  return {
    ...toRunRow(shownOfRun, masked),
    externalId: run.externalId,
    cancelledBecause: run.cancelledBecause,
    rerunFrom: run.rerunFrom,
    masked,
    steps,
    attempts: ownAttempts(attempts),
    output: shown(await readOutput(tx, run.id)),
    nextAttemptAt: iso(nextAttempt(jobs)),
    waiting: hasEnded(run.status) ? null : whyWaiting(await standingOf(tx, run, jobs)),
    event: event && { ...event, data: dataShown(event.data, view) },
    traceId: traceIdOf(trace, event ?? { id: run.eventId, data: {} }),
    webhookEventId: story.webhookEventId,
    messages: story.messages,
    effects: await readEffects(tx, run.id),
    sent: await readSent(tx, run.id),
    lines: await readLines(tx, run.id),
    cause: fingerprint ? await readCause(tx, fingerprint) : null,
    action: isPlatform ? null : await readAction(tx, run.id, rerunAction),
    occasion: occasionId ? await readOccasion(tx, occasionId) : null,
    links: await readLinks(tx, run, reach, story.eventIds),
    patientId: masked ? null : (patientId ?? (await patientOf(tx, run))),
  }
}

/** Whose words its outputs may hold. A schedule's run is nobody's. */
async function patientOf(tx: Tx, { subjectId }: StoredRun): Promise<string | null> {
  if (!subjectId || !isId(subjectId)) return null
  const lead = await tx.lead.findUnique({ where: { id: subjectId }, select: { patientId: true } })
  return lead?.patientId ?? null
}

/** What may be read of an event: in a masked view ids alone. A failure's event holds what was thrown, an end's what came out. */
function dataShown(data: EventData, { masked, shown }: View): EventData {
  if (!masked) return JSON.parse(shown(JSON.stringify(data)) ?? "{}") as EventData
  const plain = ([name, value]: [string, unknown]) =>
    typeof value === "string" && (isId(value) || name === "provider" || name === "scheduleId")
  return Object.fromEntries(Object.entries(data).filter(plain))
}

/** A run within reach, or `not_found`. */
export async function runInReach(tx: Tx, ctx: Ctx, grant: Grant, id: string): Promise<StoredRun> {
  return (await readRun(tx, id, reachSql(ctx, grant))) ?? fail("not_found")
}

type FoundRun = StoredRun & {
  externalId: string | null
  patientId: string | null
  occasionId: string | null
  parentRunId: string | null
  rerunFrom: string | null
  rerunAction: string | null
  trace: string | null
  fingerprint: string | null
  cancelledBecause: string | null
}

async function readRun(tx: Tx, id: string, reach: Prisma.Sql): Promise<FoundRun | undefined> {
  if (!isId(id)) return undefined
  const [run] = await tx.$queryRaw<FoundRun[]>`
    select ${RUN_COLUMNS}, "externalId", "patientId", "occasionId", "parentRunId", "rerunFrom", "rerunAction", trace,
      fingerprint, "cancelledBecause"
    from "Run" where id = ${id}::uuid and ${reach}`
  return run
}

async function readEvent(tx: Tx, id: string): Promise<RunDetail["event"]> {
  const [row] = await tx.$queryRaw<
    { id: string; name: string; createdAt: Date; data: Record<string, unknown> }[]
  >`
    select id, name, created_at as "createdAt", data from engine.event where id = ${id}`
  return row ? { ...row, createdAt: row.createdAt.toISOString() } : null
}

async function readOutput(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ output: string | null }[]>`
    select left(output::text, ${OUTPUT_SHOWN}::int) as output from engine.run where id = ${id}::uuid`
  return row?.output ?? null
}
