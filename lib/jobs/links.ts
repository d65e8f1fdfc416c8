import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import type { RunDetail, RunLink, SentEvent } from "@/lib/jobs/schema"
import { type StoredLink, type StoredRun, toLink } from "@/lib/jobs/to-row"

const MOST = 20

/** Runs that have to do with this one, of those within reach. */
export async function readLinks(
  tx: Tx,
  run: StoredRun & { parentRunId: string | null },
  reach: Prisma.Sql,
  story: readonly string[],
): Promise<RunDetail["links"]> {
  const runsWhere = (condition: Prisma.Sql) => tx.$queryRaw<StoredLink[]>`
    select id, "functionId", status, "createdAt" from "Run" where ${condition} and ${reach}
    order by "createdAt" desc, id desc limit ${MOST}`
  const originId = run.rerunOf ?? senderOf(run.eventId)
  const sent = await sentIds(tx, run.id)
  const [origins, parents, reruns, siblings, children, others] = [
    originId ? await runsWhere(Prisma.sql`id = ${originId}::uuid`) : [],
    run.parentRunId ? await runsWhere(Prisma.sql`id = ${run.parentRunId}::uuid`) : [],
    await runsWhere(Prisma.sql`"rerunOf" = ${run.id}::uuid`),
    await runsWhere(Prisma.sql`"eventId" = ${run.eventId} and id <> ${run.id}::uuid`),
    await runsWhere(Prisma.sql`"eventId" = any (${[...sent, `failed:${run.id}`]}::text[])`),
    story.length
      ? await runsWhere(Prisma.sql`"eventId" = any (${[...story]}::text[]) and id <> ${run.id}::uuid`)
      : [],
  ]
  return {
    origin: origins[0] ? toLink(origins[0]) : null,
    parent: parents[0] ? toLink(parents[0]) : null,
    reruns: reruns.map(toLink),
    siblings: siblings.map(toLink),
    children: children.map(toLink),
    story: others.filter((one) => !siblings.some(({ id }) => id === one.id)).map(toLink),
  }
}

/** Event ids name their run where the engine gave them: `<run>:<step>:<n>`, `failed:<run>`. */
function senderOf(eventId: string): string | null {
  const id = eventId.startsWith("failed:") ? eventId.slice(7) : (eventId.split(":")[0] ?? "")
  return id !== eventId && isId(id) ? id : null
}

async function sentIds(tx: Tx, runId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ output: { ids?: unknown } | null }[]>`
    select output from engine.step where run_id = ${runId}::uuid and op = 'sendEvent' and output is not null`
  return rows.flatMap(({ output }) => (Array.isArray(output?.ids) ? output.ids.map(String) : []))
}

/** Events its steps sent, of those still kept. */
export async function readSent(tx: Tx, runId: string): Promise<SentEvent[]> {
  const ids = (await sentIds(tx, runId)).slice(0, MOST)
  if (ids.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string; name: string; at: Date }[]>`
    select id, name, created_at as at from engine.event where id = any (${ids}::text[]) order by created_at, id`
  return rows.map(({ at, ...event }) => ({ ...event, at: at.toISOString() }))
}

/** Runs that its steps invoked, by step. */
export async function readInvoked(tx: Tx, runId: string, reach: Prisma.Sql): Promise<Map<string, RunLink>> {
  const rows = await tx.$queryRaw<(StoredLink & { stepId: string })[]>`
    select "Run".id, "functionId", "Run".status, "createdAt", stored.parent_step_id as "stepId"
    from "Run" join engine.run stored on stored.id = "Run".id
    where "parentRunId" = ${runId}::uuid and ${reach} order by "createdAt", "Run".id`
  return new Map(rows.map((row) => [row.stepId, toLink(row)]))
}
