import type pg from "pg"
import { BUILT_SCHEDULES, type ScheduleEntry } from "@/inngest/schedules"
import { enginePool } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import { announce } from "@/lib/live/announce"
import { lastTick } from "@/lib/schedules/heartbeat"
import { dueEvent, INSERT_EVENTS, occasionId, PLATFORM } from "@/lib/schedules/occasion"
import { type Decision, type Held, planSchedule, ruleOf } from "@/lib/schedules/plan"
import { now } from "@/lib/time"

type Row = Held & {
  scheduleId: string
  scope: string
  pausedAt: Date | null
  pauseReason: string | null
  catchUp: string | null
  tooLateMs: number | null
}
type Place = { scope: string; clinicId: string | null; timeZone: string; bornAt?: Date }
type Decided = Decision & { entry: ScheduleEntry; place: Place; note: string | null; ifKnown: boolean }

export type Ticked = { dispatched: number; skipped: number; missed: number }

/**
 * Decides on every occasion that has come due since the last time, in one transaction and a constant number of
 * statements. Two at once: the second waits, and finds nothing left.
 */
export async function tick(at: Date = now(), entries = BUILT_SCHEDULES): Promise<Ticked> {
  const client = await enginePool().connect()
  try {
    await client.query("begin")
    await client.query("select pg_advisory_xact_lock(hashtext('rounds schedules'))")
    const decided = await planAll(client, at, entries)
    const fresh = await write(client, at, decided)
    await client.query(lastTick, [at])
    await client.query("commit")
    if (fresh.some((one) => one.state === "dispatched")) wakeEngine()
    for (const { entry, place } of fresh)
      if (place.clinicId) announce(place.clinicId, "schedule.due", entry.id)
    return {
      dispatched: fresh.filter((one) => one.state === "dispatched").length,
      skipped: fresh.filter((one) => one.state === "skipped").length,
      missed: fresh.filter((one) => one.state === "missed").length,
    }
  } catch (error) {
    await client.query("rollback").catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function planAll(
  client: pg.PoolClient,
  at: Date,
  entries: readonly ScheduleEntry[],
): Promise<Decided[]> {
  const places = await placesOf(client)
  await client.query(FORGET_CLOSED)
  const { rows } = await client.query<Row>(
    `select "scheduleId", scope, "lastDueAt", "nextDueAt", "timeZone", "lastLocal", "pausedAt", "pauseReason", "catchUp",
       "tooLateMs" from "Schedule" for update`,
  )
  const held = new Map(rows.map((row) => [`${row.scheduleId} ${row.scope}`, row]))
  const busy = await busyOnes(client, at)
  const decided: Decided[] = []
  const moved: object[] = []
  for (const entry of entries) {
    for (const place of places) {
      if ((entry.per === "platform") !== (place.scope === PLATFORM)) continue
      const row = held.get(`${entry.id} ${place.scope}`)
      const rule = ruleOf(entry, row)
      const pausedAt = row?.pausedAt ?? null
      const isBusy = busy.has(`${entry.id} ${place.scope}`)
      const { bornAt } = place
      const planned = planSchedule(entry, place.timeZone, row ?? null, at, { rule, pausedAt, isBusy, bornAt })
      if (!planned.isChanged) continue
      const { lastDueAt, nextDueAt, timeZone, lastLocal } = planned
      const { scope, clinicId } = place
      moved.push({ scheduleId: entry.id, scope, clinicId, lastDueAt, nextDueAt, timeZone, lastLocal })
      const note = row?.pauseReason ?? null
      decided.push(
        ...planned.decisions.map((one) => {
          const ifKnown = planned.isFresh && one.state !== "dispatched"
          return { ...one, entry, place, note, ifKnown }
        }),
      )
    }
  }
  if (moved.length > 0) await client.query(UPSERT_SCHEDULES, [JSON.stringify(moved), at])
  return decided
}

async function placesOf(client: pg.PoolClient): Promise<Place[]> {
  const { rows } = await client.query<{ id: string; timeZone: string; createdAt: Date }>(
    `select id, "timeZone", "createdAt" from "Clinic" where active order by id`,
  )
  const clinics = rows.map(({ id, timeZone, createdAt }) => ({
    scope: id,
    clinicId: id,
    timeZone,
    bornAt: createdAt,
  }))
  return [{ scope: PLATFORM, clinicId: null, timeZone: "UTC" }, ...clinics]
}

/** Schedules whose last occasion is still under way; one that never began within a day holds up nobody. */
async function busyOnes(client: pg.PoolClient, at: Date): Promise<Set<string>> {
  const { rows } = await client.query<{ key: string }>(
    `select one."scheduleId" || ' ' || one.scope as key from "ScheduleOccasion" one
     left join lateral (
       select bool_and(finished_at is not null) as ended from engine.run
       where event_id = 'schedule:' || one."scheduleId" || ':' || one.scope || ':' ||
         to_char(one."dueAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
     ) as run on true
     where one.state = 'dispatched' and not one."isManual"
       and (one."runStatus" is null or one."runStatus" not in ('completed', 'failed', 'cancelled'))
       and one."dispatchedAt" > $1::timestamptz - interval '1 day' and run.ended is not true`,
    [at],
  )
  return new Set(rows.map((row) => row.key))
}

/** Writes what was decided; answers what was not known before, with the events of what is to run. */
async function write(client: pg.PoolClient, at: Date, decided: readonly Decided[]): Promise<Decided[]> {
  if (decided.length === 0) return []
  const byId = new Map(
    decided.map((one) => [occasionId(one.entry.id, one.place.scope, one.dueAt), one] as const),
  )
  const rows = [...byId].map(([id, { entry, place, dueAt, state, reason, note, isCaughtUp, ifKnown }]) => ({
    id,
    scheduleId: entry.id,
    scope: place.scope,
    clinicId: place.clinicId,
    dueAt,
    state,
    reason,
    note: reason === "paused" ? note : null,
    isCaughtUp,
    ifKnown,
    dispatchedAt: state === "dispatched" ? at : null,
  }))
  const written = await client.query<{ id: string }>(UPSERT_OCCASIONS, [JSON.stringify(rows)])
  const fresh = written.rows.flatMap(({ id }) => byId.get(id) ?? [])
  const events = fresh
    .filter((one) => one.state === "dispatched")
    .map(({ entry, place, dueAt, tooLateAt }) =>
      dueEvent({
        scheduleId: entry.id,
        functionId: entry.functionId,
        clinicId: place.clinicId,
        occasionId: occasionId(entry.id, place.scope, dueAt),
        dueAt,
        tooLateAt,
      }),
    )
  if (events.length > 0) await client.query(INSERT_EVENTS, [JSON.stringify(events)])
  return fresh
}

const UPSERT_SCHEDULES = `
  insert into "Schedule" ("scheduleId", scope, "clinicId", "lastDueAt", "nextDueAt", "timeZone", "lastLocal", "updatedAt")
  select "scheduleId", scope, "clinicId", "lastDueAt", "nextDueAt", "timeZone", "lastLocal", $2
  from json_to_recordset($1::json) as row ("scheduleId" text, scope text, "clinicId" uuid, "lastDueAt" timestamptz,
    "nextDueAt" timestamptz, "timeZone" text, "lastLocal" text)
  on conflict ("scheduleId", scope) do update
  set "lastDueAt" = excluded."lastDueAt", "nextDueAt" = excluded."nextDueAt", "timeZone" = excluded."timeZone",
    "lastLocal" = excluded."lastLocal", "updatedAt" = excluded."updatedAt"`

// A clinic that is opened again begins as a new one does: its closed weeks were no outage.
const FORGET_CLOSED = `
  update "Schedule" set "lastDueAt" = null, "nextDueAt" = null, "lastLocal" = null
  from "Clinic" where "Clinic".id = "Schedule"."clinicId" and not "Clinic".active and "lastDueAt" is not null`

// What was dispatched stays so, whatever a clock that went back makes of it; so does that it was once called missed.
const UPSERT_OCCASIONS = `
  insert into "ScheduleOccasion" as held (id, "scheduleId", scope, "clinicId", "dueAt", state, reason, note, "isCaughtUp",
    "isLate", "dispatchedAt", "wasMissed")
  select id, "scheduleId", scope, "clinicId", "dueAt", state, reason, note, "isCaughtUp", "isCaughtUp", "dispatchedAt",
    state = 'missed'
  from json_to_recordset($1::json) as row (id uuid, "scheduleId" text, scope text, "clinicId" uuid, "dueAt" timestamptz,
    state text, reason text, note text, "isCaughtUp" boolean, "ifKnown" boolean, "dispatchedAt" timestamptz)
  where not "ifKnown" or exists (select from "ScheduleOccasion" seen where seen.id = row.id)
  on conflict ("scheduleId", scope, "dueAt") do update
  set state = excluded.state, reason = excluded.reason, note = excluded.note, "isCaughtUp" = excluded."isCaughtUp",
    "isLate" = held."isLate" or excluded."isLate", "dispatchedAt" = excluded."dispatchedAt",
    "wasMissed" = held."wasMissed" or excluded."wasMissed"
  where held.state in ('expected', 'missed') and (held.state, held.reason) is distinct from (excluded.state, excluded.reason)
    or held.state = 'skipped' and excluded.state = 'dispatched'
  returning id`
