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
}

/** A run as the engine would have left it, with its event. */
export async function makeRun(
  clinicId: string | null,
  given: Given = {},
): Promise<{ id: string; eventId: string }> {
  const id = newId()
  const eventId = newId()
  const { functionId = "lead-scoring-workflow", status = "completed", eventName = "message.received" } = given
  const ended = ["completed", "failed", "cancelled"].includes(status)
  await enginePool().query(
    `insert into engine.event (id, name, data, clinic_id, fanned_at) values ($1, $2, $3::json, $4, clock_timestamp())`,
    [eventId, eventName, JSON.stringify({ clinicId, ...given.data }), clinicId],
  )
  await enginePool().query(
    `insert into engine.run (id, function_id, event_id, event_name, clinic_id, subject_id, status, max_attempts, error,
       created_at, started_at, finished_at)
     select $1, $2, $3, $4, $5, $6, $7, 5, $8::json, at, at, case when $10 then at + interval '120 ms' end
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
    ],
  )
  return { id, eventId }
}
