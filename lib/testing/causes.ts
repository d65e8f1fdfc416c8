import { enginePool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { makeRun } from "@/lib/testing/runs"

type Given = {
  functionId?: string
  stepName?: string
  errorName?: string
  errorCode?: string
  releaseSha?: string
  fingerprint?: string
  runs?: number
  subjectId?: string
  lastAt?: Date
}

export type MadeCause = { id: string; fingerprint: string; runIds: string[] }

/** Failures of one cause as the engine would have left them. */
export async function makeCause(clinicId: string | null, given: Given = {}): Promise<MadeCause> {
  const { functionId = "lead-scoring-workflow", stepName = "score", errorName = "AppError" } = given
  const { errorCode = "provider_failed", releaseSha = "aaaa1111", runs = 0 } = given
  const fingerprint = given.fingerprint ?? newId()
  const id = newId()
  await enginePool().query(
    `insert into engine.cause (id, clinic_id, fingerprint, function_id, step_name, error_name, error_code, release_sha,
       count, last_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10::timestamptz, clock_timestamp()))`,
    [
      id,
      clinicId,
      fingerprint,
      functionId,
      stepName,
      errorName,
      errorCode,
      releaseSha,
      runs,
      given.lastAt ?? null,
    ],
  )
  const runIds: string[] = []
  for (let n = 0; n < runs; n++) {
    const error = { name: errorName, message: errorCode }
    const run = await makeRun(clinicId, { functionId, status: "failed", error, subjectId: given.subjectId })
    runIds.push(run.id)
  }
  await enginePool().query("update engine.run set fingerprint = $1 where id = any ($2::uuid[])", [
    fingerprint,
    runIds,
  ])
  return { id, fingerprint, runIds }
}

/** A step of a run as the engine would have left it; `error`: it failed for good. */
export async function makeStep(
  runId: string,
  name: string,
  given: { error?: string; seq?: number } = {},
): Promise<void> {
  await enginePool().query(
    `insert into engine.step (run_id, id, name, op, state, clinic_id, output, error, seq, created_at, started_at, finished_at)
     select id, encode(sha256(convert_to($2::text, 'UTF8')), 'hex'), $2::text, 'run', 'done', clinic_id, '{}',
       case when $3::text is not null then json_build_object('name', 'Error', 'message', $3::text) end, $4::int,
       created_at + $4::int * interval '10 ms', created_at + $4::int * interval '10 ms',
       created_at + $4::int * interval '10 ms' + interval '5 ms'
     from engine.run where id = $1`,
    [runId, name, given.error ?? null, given.seq ?? 1],
  )
}
