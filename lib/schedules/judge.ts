/** The witness's six sentences. $1 is now in product time where not said otherwise. */

const eventIdOf = (row: string) => `coalesce(
      case when ${row}."isManual" then 'schedule:' || ${row}.id end,
      'schedule:' || ${row}."scheduleId" || ':' || ${row}.scope || ':' ||
        to_char(${row}."dueAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`

/** $1: occasions as JSON. */
export const INSERT_EXPECTED = `
  insert into "ScheduleOccasion" (id, "scheduleId", scope, "clinicId", "dueAt")
  select id, "scheduleId", scope, "clinicId", "dueAt"
  from json_to_recordset($1::json)
    as row (id uuid, "scheduleId" text, scope text, "clinicId" uuid, "dueAt" timestamptz)
  on conflict do nothing`

/**
 * What became of the runs: begun, ended, how many. A rerun is a person's doing and no second run of the occasion. Looked
 * at for three days, and for an hour after the end, when a double may still turn up. Runs are stamped by the database's
 * clock: $2 is by how many milliseconds the product's is ahead of it.
 */
export const COPY_RUNS = `
  update "ScheduleOccasion" one
  set runs = ran.count, "runId" = ran.id, "runStatus" = ran.status, "startedAt" = ran.started,
    "finishedAt" = ran.finished, "isDouble" = ran.count > 1
  from "ScheduleOccasion" held
  cross join lateral (
    select count(*)::int as count, (array_agg(run.id order by run.created_at, run.id))[1] as id,
      (array_agg(run.status order by run.created_at, run.id))[1] as status, min(run.started_at) + $2 * interval '1 ms' as started,
      case when bool_and(run.finished_at is not null) then max(run.finished_at) + $2 * interval '1 ms' end as finished
    from engine.run run
    where run.rerun_of is null and (run.occasion_id = held.id or run.event_id = (${eventIdOf("held")}))
  ) as ran
  where one.id = held.id and held."dispatchedAt" is not null and held.state in ('dispatched', 'missed') and ran.count > 0
    and held."dueAt" > $1::timestamptz - interval '3 days'
    and (held."runStatus" is null or held."runStatus" not in ('completed', 'failed', 'cancelled')
      or held."finishedAt" > $1::timestamptz - interval '1 hour')
    and (held.runs, held."runStatus", held."startedAt", held."finishedAt")
      is distinct from (ran.count, ran.status, ran.started, ran.finished)`

/** Dispatched late, or not begun in time. */
export const JUDGE_LATE = `
  update "ScheduleOccasion" one set "isLate" = true
  from json_to_recordset($2::json) as entry (id text, "lateMs" bigint)
  where entry.id = one."scheduleId" and one.state = 'dispatched' and not one."isLate" and not one."isManual"
    and one."dueAt" > $1::timestamptz - interval '1 day'
    and greatest(one."dispatchedAt", coalesce(one."startedAt", $1)) > one."dueAt" + entry."lateMs" * interval '1 ms'`

/** The run before was still at it when this one came. */
export const JUDGE_OVERLAPPED = `
  update "ScheduleOccasion" one set "isOverlapped" = true
  from "ScheduleOccasion" held
  cross join lateral (
    select before."startedAt", before."finishedAt", before."runStatus" from "ScheduleOccasion" before
    where before."scheduleId" = held."scheduleId" and before.scope = held.scope and before."dueAt" < held."dueAt"
      and before.state = 'dispatched'
    order by before."dueAt" desc limit 1
  ) as before
  where one.id = held.id and held.state = 'dispatched' and not held."isOverlapped"
    and held."dueAt" > $1::timestamptz - interval '3 hours' and held."startedAt" is not null
    and before."startedAt" is not null
    and (before."finishedAt" > held."startedAt"
      or before."finishedAt" is null and before."runStatus" not in ('completed', 'failed', 'cancelled'))`

/** Nothing dispatched within its grace. One that fell into a pause was left out on purpose. */
export const JUDGE_MISSED = `
  update "ScheduleOccasion" one
  set state = case when schedule."pausedAt" is null then 'missed' else 'skipped' end,
    "wasMissed" = schedule."pausedAt" is null,
    reason = case when schedule."pausedAt" is not null then 'paused' end, note = schedule."pauseReason"
  from json_to_recordset($2::json) as entry (id text, "graceMs" bigint), "ScheduleOccasion" held
  left join "Schedule" schedule on schedule."scheduleId" = held."scheduleId" and schedule.scope = held.scope
    and schedule."pausedAt" <= held."dueAt"
  where one.id = held.id and entry.id = held."scheduleId" and held.state = 'expected'
    and held."dueAt" + entry."graceMs" * interval '1 ms' < $1
  returning one."scheduleId", one."wasMissed"`

/**
 * Said to be dispatched, with no run to show for it: the tick's word is not taken for it. Without any run it is missed
 * after its grace, and at once where the engine left its event out; a run that comes all the same makes up for it. Where
 * none has begun when it is too late, that is the end of it.
 */
export const JUDGE_UNBEGUN = `
  update "ScheduleOccasion" one
  set "wasMissed" = true, state = case when found.because is null then one.state else 'missed' end,
    reason = coalesce(found.because, one.reason)
  from (
    select held.id, coalesce(case when held.runs = 0 then left_out.because end, case when
        held."dueAt" + greatest(coalesce(schedule."tooLateMs", entry."tooLateMs"), entry."graceMs") * interval '1 ms' < $1
        then 'never_began' end) as because
    from "ScheduleOccasion" held
    join json_to_recordset($2::json) as entry (id text, "graceMs" bigint, "tooLateMs" bigint)
      on entry.id = held."scheduleId"
    left join "Schedule" schedule on schedule."scheduleId" = held."scheduleId" and schedule.scope = held.scope
    left join lateral (
      select because from engine.skipped where event_id = ${eventIdOf("held")} order by id desc limit 1
    ) as left_out on true
    where held.state = 'dispatched' and held."startedAt" is null and held."dueAt" > $1::timestamptz - interval '3 days'
      and (held."runStatus" is null or held."runStatus" not in ('completed', 'failed', 'cancelled'))
      and (held.runs > 0 or left_out.because is not null
        or held."dispatchedAt" + entry."graceMs" * interval '1 ms' < $1)
  ) as found
  where one.id = found.id and (found.because is not null or one.runs = 0 and not one."wasMissed")
  returning one."scheduleId", one."wasMissed"`
