import { enginePool, type Tx } from "@/lib/db"
import { sealPersonal } from "@/lib/personal"
import { addMs, DAY_MS, MINUTE_MS, toDate } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import { failedRun, type RunRow } from "@/prisma/demo/history"

const NIGHT = 2
const FUNCTION = "lead-scoring-workflow"

type Given = { slug: string; clinicId: string; anchor: Date; runs: readonly RunRow[] }

export type DemoRerun = { id: string; at: Date; old: RunRow[]; again: RunRow[] }

/** That night an admin ran two of them again at once; the database was still away. */
export function buildRerun({ slug, clinicId, anchor, runs }: Given): DemoRerun {
  const failed = runs
    .filter((run) => run.status === "failed")
    .sort((one, other) => one.created_at.localeCompare(other.created_at))
  const old = failed.slice(0, NIGHT)
  const last = old.at(-1)
  const at = last ? addMs(toDate(last.finished_at), 20 * MINUTE_MS) : addMs(anchor, -DAY_MS)
  const id = idOf(`rerun ${slug}`, at)
  const again = old.map((run): RunRow => {
    const { clinicId: _, ...ids } = run.event_data
    const made = failedRun(clinicId, ids, run.subject_id ?? "", addMs(at, 900))
    return { ...made, id: idOf(`again ${run.id}`, addMs(at, 900)), event_id: `rerun:${id}:${run.id}` }
  })
  return { id, at, old, again }
}

/** What the engine and the rerun left behind: one cause, and one action with its results. */
export async function seedJobs(
  tx: Tx,
  {
    slug,
    clinicId,
    runs,
    rerun,
    adminId,
    adminName,
  }: Given & { rerun: DemoRerun; adminId: string; adminName: string },
): Promise<void> {
  const failed = [...runs, ...rerun.again].filter((run) => run.status === "failed")
  const fingerprint = `demo-${slug}`
  await enginePool().query(
    `insert into engine.cause (id, clinic_id, fingerprint, function_id, step_name, error_name, error_code, release_sha,
       count, first_at, last_at)
     select $1, $2, $3, $4, 'score', 'AppError', 'unavailable', 'unknown', count(*), min(at), max(at)
     from unnest($5::timestamptz[]) as one (at) having count(*) > 0 on conflict do nothing`,
    [idOf(`cause ${slug}`, rerun.at), clinicId, fingerprint, FUNCTION, failed.map((run) => run.finished_at)],
  )
  await enginePool().query(
    "update engine.run set fingerprint = $1 where id = any ($2::uuid[]) and fingerprint is null",
    [fingerprint, failed.map((run) => run.id)],
  )
  for (const [index, run] of rerun.again.entries())
    await enginePool().query("update engine.run set rerun_of = $1, rerun_action = $2 where id = $3", [
      rerun.old[index]?.id,
      rerun.id,
      run.id,
    ])
  const { id, at } = rerun
  const over = addMs(at, MINUTE_MS)
  await tx.rerunAction.createMany({
    data: [
      {
        id,
        clinicId,
        key: idOf(`rerun key ${slug}`, at),
        name: `${FUNCTION}: ${rerun.old.length} runs`,
        scope: "selected",
        status: "done",
        total: rerun.old.length,
        requestedById: adminId,
        cutOffAt: at,
        createdAt: at,
        startedAt: at,
        finishedAt: over,
      },
    ],
    skipDuplicates: true,
  })
  await tx.rerunItem.createMany({
    data: rerun.old.map((run, index) => ({
      id: idOf(`rerun item ${run.id}`, at),
      clinicId,
      actionId: id,
      runId: run.id,
      newRunId: rerun.again[index]?.id ?? null,
      outcome: "failed",
      createdAt: at,
      finishedAt: over,
    })),
    skipDuplicates: true,
  })
  const fact = {
    id: idOf(`rerun fact ${slug}`, at),
    name: "rerun.started",
    subjectType: "rerun",
    subjectId: id,
    after: { runs: rerun.old.length, scope: "selected", from: "start", repeatEffects: false },
    personal: { reason: "The database answers again" },
  }
  const personal = await sealPersonal(tx, clinicId, [fact])
  await tx.fact.createMany({
    data: [
      {
        ...fact,
        clinicId,
        actor: `member:${adminId}`,
        actorName: adminName,
        requestId: idOf(`rerun request ${slug}`, at),
        createdAt: at,
        personal: personal.get(fact.id),
      },
    ],
    skipDuplicates: true,
  })
}
