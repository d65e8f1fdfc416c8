import { idFrom } from "@/lib/ids"

export const PLATFORM = "platform"
export const DUE = "schedule/due"

/** One occasion, wherever it is computed: whoever comes second meets the first one's row. */
export const occasionId = (scheduleId: string, scope: string, dueAt: Date): string =>
  idFrom(`occasion:${scheduleId}:${scope}:${dueAt.toISOString()}`)

export type DueEvent = {
  id: string
  name: typeof DUE
  onlyFunction: string
  data: {
    clinicId?: string
    scheduleId: string
    occasionId: string
    dueAt: string
    tooLateAt: string
  }
}

/** The event that starts an occasion's run; its id is the occasion's, so that it starts no second. */
export function dueEvent(given: {
  scheduleId: string
  functionId: string
  clinicId: string | null
  occasionId: string
  dueAt: Date
  tooLateAt: Date
}): DueEvent {
  const { scheduleId, functionId, clinicId, dueAt } = given
  return {
    id: eventIdOf(scheduleId, clinicId ?? PLATFORM, dueAt),
    name: DUE,
    onlyFunction: functionId,
    data: {
      ...(clinicId && { clinicId }),
      scheduleId,
      occasionId: given.occasionId,
      dueAt: dueAt.toISOString(),
      tooLateAt: given.tooLateAt.toISOString(),
    },
  }
}

export const eventIdOf = (scheduleId: string, scope: string, dueAt: Date): string =>
  `schedule:${scheduleId}:${scope}:${dueAt.toISOString()}`

/** For raw SQL over a platform connection: $1 is a list of such events as JSON. */
export const INSERT_EVENTS = `
  insert into engine.event (id, name, data, clinic_id, only_function)
  select id, name, data, (data ->> 'clinicId')::uuid, "onlyFunction"
  from json_to_recordset($1::json) as row (id text, name text, data json, "onlyFunction" text)
  on conflict (id) do nothing`
