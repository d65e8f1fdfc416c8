import { enginePool } from "@/lib/db"
import { newId } from "@/lib/ids"

type Given = {
  functionId?: string
  status?: string
  eventName?: string
  subjectId?: string
  error?: { name: string; message: string; cause?: unknown }
  createdAt?: Date
  data?: Record<string, unknown>
  eventId?: string
  patientId?: string
  provider?: string
  scheduleId?: string
  releaseSha?: string
  fingerprint?: string
  rerunAction?: string
  parentRunId?: string
  externalId?: string
  settledAs?: "rerun" | "discarded"
  attempt?: number
}

/** A run as the engine would have left it, with its event. */
export async function makeRun(
  clinicId: string | null,
  given: Given = {},
): Promise<{ id: string; eventId: string }> {
  const id = newId()
  const eventId = given.eventId ?? newId()
  const { functionId = "lead-scoring-workflow", status = "completed", eventName = "message.received" } = given
  const ended = ["completed", "failed", "cancelled"].includes(status)
  await enginePool().query(
    `insert into engine.event (id, name, data, clinic_id, fanned_at) values ($1, $2, $3::json, $4, clock_timestamp())
     on conflict (id) do nothing`,
    [eventId, eventName, JSON.stringify({ clinicId, ...given.data }), clinicId],
  )
  await enginePool().query(
    `insert into engine.run (id, function_id, event_id, event_name, clinic_id, subject_id, status, max_attempts, error,
       created_at, started_at, finished_at, patient_id, provider, schedule_id, release_sha, fingerprint, rerun_action,
       parent_run_id, external_id, settled_as, attempt)
     select $1, $2, $3, $4, $5, $6, $7, 5, $8::json, at, at, case when $10 then at + interval '120 ms' end,
       $11, $12, $13, coalesce($14, 'unknown'), $15, $16, $17, $18, $19, coalesce($20, 0)
     from (select coalesce($9::timestamptz, clock_timestamp()) as at) as begun`,
    [
      id,
      functionId,
      eventId,
      eventName,
      clinicId,
      given.subjectId ?? null,
      status,
      given.error ? JSON.stringify(given.error) : null,
      given.createdAt ?? null,
      ended,
      given.patientId,
      given.provider,
      given.scheduleId,
      given.releaseSha,
      given.fingerprint,
      given.rerunAction,
      given.parentRunId,
      given.externalId,
      given.settledAs,
      given.attempt,
    ],
  )
  return { id, eventId }
}
