import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { readLinks } from "@/lib/jobs/links"
import { RUN_COLUMNS } from "@/lib/jobs/list"
import { mayReadPlatform, platformSql } from "@/lib/jobs/platform"
import { isMasked, outputShown, reachSql } from "@/lib/jobs/reach"
import { FindRunInput, type RunDetail } from "@/lib/jobs/schema"
import { ownAttempts, readAttempts, readSteps } from "@/lib/jobs/steps"
import { iso, type StoredRun, toRunRow } from "@/lib/jobs/to-row"
import { query } from "@/lib/operation"

/** What a page shows of one output; the rest is in the database. */
const OUTPUT_SHOWN = 4_000

export const findRun = query({
  name: "runs.find",
  may: "runs.read",
  input: FindRunInput,
  async run({ ctx, tx, input, grant }): Promise<RunDetail> {
    const reach = reachSql(ctx, grant)
    const view = { masked: isMasked(grant), shown: outputShown(ctx, grant) }
    const run = await readRun(tx, input.id, reach)
    if (run) return { ...(await detail(tx, run, reach, view)), isPlatform: false }
    const scheduled = mayReadPlatform(ctx) && (await readRun(platformDb(), input.id, platformSql))
    if (!scheduled) return fail("not_found")
    return { ...(await detail(platformDb(), scheduled, platformSql, view)), isPlatform: true }
  },
  reads: ({ value }) => (value.patientId ? { what: "run", patientIds: [value.patientId] } : null),
})

type Detail = Omit<RunDetail, "isPlatform">

type View = { masked: boolean; shown: ReturnType<typeof outputShown> }

async function detail(tx: Tx, run: StoredRun, reach: Prisma.Sql, { masked, shown }: View): Promise<Detail> {
  const attempts = await readAttempts(tx, run.id, masked)
  const steps = await readSteps(tx, run.id, attempts, masked, shown)
  const event = await readEvent(tx, run.eventId)
  return {
    ...toRunRow(run, masked),
    masked,
    steps,
    attempts: ownAttempts(attempts),
    output: shown(await readOutput(tx, run.id)),
    nextAttemptAt: await nextAttempt(tx, run.id),
    event,
    links: await readLinks(tx, run, reach),
    patientId: masked ? null : await patientOf(tx, run),
  }
}

/** Whose words its outputs may hold. A schedule's run is nobody's. */
async function patientOf(tx: Tx, { subjectId }: StoredRun): Promise<string | null> {
  if (!subjectId || !isId(subjectId)) return null
  const lead = await tx.lead.findUnique({ where: { id: subjectId }, select: { patientId: true } })
  return lead?.patientId ?? null
}

/** A run within reach, or `not_found`. */
export async function runInReach(tx: Tx, ctx: Ctx, grant: Grant, id: string): Promise<StoredRun> {
  return (await readRun(tx, id, reachSql(ctx, grant))) ?? fail("not_found")
}

async function readRun(tx: Tx, id: string, reach: Prisma.Sql): Promise<StoredRun | undefined> {
  if (!isId(id)) return undefined
  const [run] = await tx.$queryRaw<StoredRun[]>`
    select ${RUN_COLUMNS} from "Run" where id = ${id}::uuid and ${reach}`
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

/** A job that waits for its time is a retry; one under way has a worker. */
async function nextAttempt(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>(Prisma.sql`
    select min(run_at) as at from engine.job
    where run_id = ${id}::uuid and worker is null and kind <> 'sleep' and attempt > 0`)
  return iso(row?.at ?? null)
}
