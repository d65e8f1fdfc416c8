import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import type { RunDetail } from "@/lib/jobs/schema"
import { type StoredLink, type StoredRun, toLink } from "@/lib/jobs/to-row"

const MOST = 20

/** Runs that have to do with this one, of those within reach. */
export async function readLinks(tx: Tx, run: StoredRun, reach: Prisma.Sql): Promise<RunDetail["links"]> {
  const runsWhere = (condition: Prisma.Sql) => tx.$queryRaw<StoredLink[]>`
    select id, "functionId", status, "createdAt" from "Run" where ${condition} and ${reach}
    order by "createdAt" desc, id desc limit ${MOST}`
  const originId = run.rerunOf ?? senderOf(run.eventId)
  const sent = await sentEvents(tx, run.id)
  const [origins, reruns, siblings, children] = [
    originId ? await runsWhere(Prisma.sql`id = ${originId}::uuid`) : [],
    await runsWhere(Prisma.sql`"rerunOf" = ${run.id}::uuid`),
    await runsWhere(Prisma.sql`"eventId" = ${run.eventId} and id <> ${run.id}::uuid`),
    await runsWhere(Prisma.sql`"eventId" = any (${[...sent, `failed:${run.id}`]}::text[])`),
  ]
  return {
    origin: origins[0] ? toLink(origins[0]) : null,
    reruns: reruns.map(toLink),
    siblings: siblings.map(toLink),
    children: children.map(toLink),
  }
}

/** Event ids name their run where the engine gave them: `<run>:<step>:<n>`, `failed:<run>`. */
function senderOf(eventId: string): string | null {
  const id = eventId.startsWith("failed:") ? eventId.slice(7) : (eventId.split(":")[0] ?? "")
  return id !== eventId && isId(id) ? id : null
}

async function sentEvents(tx: Tx, runId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ output: { ids?: unknown } | null }[]>`
    select output from engine.step where run_id = ${runId}::uuid and op = 'sendEvent' and output is not null`
  return rows.flatMap(({ output }) => (Array.isArray(output?.ids) ? output.ids.map(String) : []))
}
