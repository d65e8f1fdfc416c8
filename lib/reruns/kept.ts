import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import type { FromPoint } from "@/lib/reruns/words"

const MOST_STEPS = 20

type Begin = { from: FromPoint; step?: string }

/** Of each run the step it would begin at: those that ended before are kept. Without one, all that went well are. */
function begun(runIds: readonly string[], { from, step }: Begin): Prisma.Sql {
  return Prisma.sql`begun as (
    select run_id, min(seq) as seq from engine.step
    where run_id = any (${[...runIds]}::uuid[]) and ${from === "step"} and name = ${step ?? ""} group by run_id
  )`
}

/** As the engine copies them (engine.keep_steps). */
const keeps = ({ from, step }: Begin): Prisma.Sql => Prisma.sql`(${from !== "start"} and step.state = 'done'
  and step.error is null and (${from} <> 'step' or step.name <> ${step ?? ""})
  and (begun.seq is null or step.seq < begun.seq))`

/** The old runs' steps by name, in the order they came, and how many runs keep each. */
export function stepsOf(
  tx: Tx,
  runIds: readonly string[],
  begin: Begin,
): Promise<{ name: string; runs: number; kept: number }[]> {
  return tx.$queryRaw`
    with ${begun(runIds, begin)}
    select step.name, count(distinct step.run_id)::int as runs,
      count(distinct step.run_id) filter (where ${keeps(begin)})::int as kept
    from engine.step step join engine.run run on run.id = step.run_id left join begun on begun.run_id = step.run_id
    where step.run_id = any (${[...runIds]}::uuid[])
    group by step.name order by min(step.created_at - run.created_at), step.name limit ${MOST_STEPS}`
}

/** Which runs keep which of these steps, as "run step". */
export async function keptBy(
  tx: Tx,
  runIds: readonly string[],
  names: readonly string[],
  begin: Begin,
): Promise<Set<string>> {
  if (begin.from === "start" || names.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ runId: string; name: string }[]>`
    with ${begun(runIds, begin)}
    select distinct step.run_id as "runId", step.name
    from engine.step step left join begun on begun.run_id = step.run_id
    where step.run_id = any (${[...runIds]}::uuid[]) and step.name = any (${[...names]}::text[]) and ${keeps(begin)}`
  return new Set(rows.map((row) => `${row.runId} ${row.name}`))
}

/** Those of the runs that have a step of this name. */
export async function havingStep(tx: Tx, runIds: readonly string[], name: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ runId: string }[]>`
    select distinct run_id as "runId" from engine.step
    where run_id = any (${[...runIds]}::uuid[]) and name = ${name}`
  return new Set(rows.map((row) => row.runId))
}
