import type { Tx } from "@/lib/db"
import { newId } from "@/lib/ids"
import { currentTraceparent } from "@/lib/telemetry/context"

/** What must follow, committed with what happened. Carries ids only: no patient data leaves Postgres. */
export type OutboxEvent = {
  name: string
  /** The same id twice starts one run. Absent: a new one. */
  id?: string
  data: { clinicId: string; [key: string]: string | number | boolean }
  /** A rerun reaches this function alone. */
  onlyFunction?: string
  rerunOf?: string
  /** Hashed id of the step a rerun begins at; '' where the old run failed; absent from the start. */
  rerunFrom?: string
  rerunAction?: string
  /** W3C traceparent; absent: that of the run it is emitted in, if it is emitted in one. */
  trace?: string
}

/** One insert, whatever the number; a rolled back transaction starts nothing. */
export async function emit(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({
    id: event.id ?? newId(),
    name: event.name,
    data: event.data,
    clinic_id: event.data.clinicId,
    only_function: event.onlyFunction ?? null,
    rerun_of: event.rerunOf ?? null,
    rerun_from: event.rerunFrom ?? null,
    rerun_action: event.rerunAction ?? null,
    trace: event.trace ?? currentTraceparent() ?? null,
  }))
  await tx.$executeRaw`
    insert into engine.event (id, name, data, clinic_id, only_function, rerun_of, rerun_from, rerun_action, trace)
    select id, name, data, clinic_id, only_function, rerun_of, rerun_from, rerun_action, trace
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as row (id text, name text, data json, clinic_id uuid, only_function text, rerun_of uuid, rerun_from text,
        rerun_action uuid, trace text)
    on conflict (id) do nothing`
}
