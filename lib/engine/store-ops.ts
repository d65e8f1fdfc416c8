import type pg from "pg"
import type { Cause, Claimed, Settlement } from "./types"

export type Ask = <Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
) => Promise<Row[]>

/** A run that went on or ended without a call. */
export type Moved = { runId: string; clinicId: string | null }

/** Somebody's wait, with what is needed to compare an event with it. */
export type WaitingFor = {
  id: string
  kind: "event" | "cancel" | "invoke"
  eventName: string
  expression: string | null
  matchPath: string | null
  matchValue: string | null
  clinicId: string | null
  /** Microseconds; what came before is not for it, unless it could not be seen yet. */
  since: number
  /** What could be seen when it was made. */
  snapshot: string | null
  expiresAt: Date | null
  isFresh: boolean
  /** The event its run began by, where the expression is to be evaluated. */
  origin: { name: string; data: string } | null
}

export type HeardEvent = {
  id: string
  name: string
  data: string
  clinicId: string | null
  onlyFunction: string | null
  /** Microseconds. */
  at: number
  /** The transaction that told of it. */
  xid: string | null
  /** When it was told, as the database writes it. */
  place: string
}

/** Where a page of waits begins: those that cancel come first. */
export type WaitPlace = { isLater: boolean; id: string }

/** An end for a wait: what its step gives, or the error it throws, as JSON text. */
export type Hit = { waitId: string; output: string | null; error: string | null }

const micros = (column: string) => `(extract(epoch from ${column}) * 1000000)::float8`

const WAIT = `wait.id::text as id, wait.kind, wait.event_name as "eventName", wait.expression,
  wait.match_path as "matchPath", wait.match_value as "matchValue", wait.clinic_id as "clinicId",
  ${micros("wait.created_at")} as since, wait.snapshot::text as snapshot, wait.expires_at as "expiresAt",
  wait.fresh as "isFresh",
  case when wait.match_path is null and wait.expression is not null then
    json_build_object('name', begun.name, 'data', begun.data::text)
  end as origin`
const BEGUN = `left join engine.run on wait.match_path is null and wait.expression is not null and run.id = wait.run_id
  left join engine.event as begun on begun.id = run.event_id`

const EVENT = `event.id, event.name, event.data::text as data, event.clinic_id as "clinicId",
  event.only_function as "onlyFunction", ${micros("event.created_at")} as at, event.xid::text as xid,
  event.created_at::text as place`

/** The statements by which calls are settled and waits are ended. */
export function opsStatements(ask: Ask, workerId: string, onMoved?: (run: Moved) => void) {
  async function move(name: string, call: string, values: unknown[]): Promise<number> {
    const text = `select moved.id as "runId", run.clinic_id as "clinicId"
      from ${call} as moved (id) join engine.run on run.id = moved.id`
    const moved = await ask<Moved>(name, text, values)
    for (const run of moved) onMoved?.(run)
    return moved.length
  }

  return {
    /** False: the lease is lost, and nothing was written. `failure` is the data of `inngest/function.failed`. */
    async settle(
      job: Claimed,
      settlement: Settlement,
      failure: { data: string; isHeard: boolean } | null,
      cause: Cause | null,
    ): Promise<boolean> {
      const { steps } = settlement
      const text = `select engine.settle($1, $2, $3, $4::text[], $5::text[], $6::text[], $7::text[], $8::integer[],
        $9::json[], $10::json[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::boolean[],
        $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::json[],
        $21, $22, $23::interval, $24::json, $25::json, $26, $27, $28::json, $29, $30::json) as said`
      const rows = await ask<{ said: string }>("settle", text, [
        job.jobId,
        job.lease,
        workerId,
        steps.map((step) => step.id),
        steps.map((step) => step.name),
        steps.map((step) => step.op),
        steps.map((step) => step.state),
        steps.map((step) => step.attempt),
        steps.map((step) => step.output),
        steps.map((step) => step.error),
        steps.map((step) => step.startedAt),
        steps.map((step) => step.finishedAt),
        steps.map((step) => step.dueAt),
        steps.map((step) => step.race ?? false),
        steps.map((step) => step.wait?.event ?? null),
        steps.map((step) => step.wait?.match.expression ?? null),
        steps.map((step) => step.wait?.match.path ?? null),
        steps.map((step) => step.wait?.match.value ?? null),
        steps.map((step) => step.invoke?.functionId ?? null),
        steps.map((step) => step.invoke?.payload ?? null),
        settlement.next,
        settlement.attempt,
        `${settlement.delayMs} milliseconds`,
        settlement.output,
        settlement.error,
        settlement.tried?.stepId ?? "",
        settlement.tried?.outcome ?? null,
        failure?.data ?? null,
        failure?.isHeard ?? false,
        cause && JSON.stringify(cause),
      ])
      return rows[0]?.said === "ok"
    },

    /** What a failure's cause is told by, beside its error. */
    async failureGround(
      runId: string,
      stepId: string,
    ): Promise<{ provider: string | null; step: string | null }> {
      const text = `select run.provider, (select name from engine.step where run_id = run.id and id = $2) as step
        from engine.run where id = $1`
      const [row] = await ask<{ provider: string | null; step: string | null }>("failure_ground", text, [
        runId,
        stepId,
      ])
      return row ?? { provider: null, step: null }
    },

    /** How many ended of what was due at product time when the database's clock said `at`: sleeps, waits, time limits. */
    async wakeSleepers(offsetMs: number, limit: number, at?: string): Promise<number> {
      const since = "coalesce(now() - $3::timestamptz, '0 s')"
      return move("wake_sleepers", `engine.wake_sleepers($1::interval - ${since}, $2)`, [
        `${offsetMs} milliseconds`,
        limit,
        at ?? null,
      ])
    },

    /**
     * What stands in the outbox and somebody waits for whose time has come (`offsetMs`; null: anybody), oldest first,
     * and the database's clock: what was committed before that is among them.
     */
    async awaitedEvents(
      offsetMs: number | null,
      after: { place: string; id: string },
      limit: number,
    ): Promise<{ at: string; events: { id: string; place: string }[] }> {
      const text = `select now()::text as at, found.id, found.place from (select) as one left join (
          select id, created_at, created_at::text as place from engine.event
          where fanned_at is null and (created_at, id) > ($1::timestamptz, $2)
            and name in (
              select event_name from engine.wait
              where $3::interval is null or run_id in (
                select run_id from engine.job where kind = 'sleep' and run_at <= now() + $3::interval
              )
            )
          order by created_at, id limit $4
        ) as found on true order by found.created_at, found.id`
      type Row = { at: string; id: string | null; place: string | null }
      const offset = offsetMs === null ? null : `${offsetMs} milliseconds`
      const rows = await ask<Row>("awaited_events", text, [after.place, after.id, offset, limit])
      const events = rows.flatMap(({ id, place }) => (id && place ? [{ id, place }] : []))
      return { at: rows[0]?.at ?? new Date(0).toISOString(), events }
    },

    /** Those of the events that somebody waits for. */
    async heardEvents(ids: readonly string[]): Promise<HeardEvent[]> {
      const text = `select ${EVENT} from engine.event
        where id = any ($1::text[]) and exists (select from engine.wait where wait.event_name = event.name)
        order by event.created_at, event.id`
      return ask<HeardEvent>("heard_events", text, [ids])
    },

    /**
     * A page of those who may wait for these: who looks for one of the values (null: for any), and whose expression
     * says more; of these clinics, and of the platform.
     */
    async waitsFor(
      wanted: {
        names: readonly string[]
        values: readonly string[] | null
        clinics: readonly string[]
      },
      after: WaitPlace,
      limit: number,
    ): Promise<WaitingFor[]> {
      const { names, values, clinics } = wanted
      const some = "and (match_value = any ($6::text[]) or match_value is null)"
      const text = `select ${WAIT} from (
          select * from engine.wait
          where event_name = any ($1::text[]) and (clinic_id is null or clinic_id = any ($2::uuid[]))
            and (kind <> 'cancel', id) > ($3::boolean, $4::bigint) ${values ? some : ""}
          order by kind <> 'cancel', id limit $5
        ) as wait ${BEGUN}
        order by wait.kind <> 'cancel', wait.id`
      const asked = [names, clinics, after.isLater, after.id, limit]
      return values
        ? ask<WaitingFor>("waits_for", text, [...asked, values])
        : ask<WaitingFor>("waits_for_any", text, asked)
    },

    /** With what else their runs wait for: what cancels one goes before what ends its wait. */
    async freshWaits(limit: number): Promise<WaitingFor[]> {
      const text = `select ${WAIT} from engine.wait ${BEGUN}
        where wait.run_id in (select run_id from engine.wait where fresh order by id limit $1)`
      return ask<WaitingFor>("fresh_waits", text, [limit])
    },

    /**
     * A page of what came of these names since (microseconds), handed on or not; and of what was told before, by a
     * transaction that could not be seen then: `xid` or a later one, not longer before than a transaction may last.
     */
    async eventsSince(
      wanted: { names: readonly string[]; since: number; xid: string | null; slackMs: number },
      after: { place: string; id: string } | null,
      limit: number,
    ): Promise<HeardEvent[]> {
      const since = "timestamptz 'epoch' + $2::float8 * interval '1 microsecond'"
      const text = `select ${EVENT} from engine.event
        where event.name = any ($1::text[])
          and event.created_at > ${since} - $4::interval
          and (event.created_at > ${since} - interval '1 millisecond' or event.xid >= $3::xid8)
          and ($5::timestamptz is null or (event.created_at, event.id) > ($5::timestamptz, $6))
        order by event.created_at, event.id limit $7`
      const slack = `${wanted.slackMs} milliseconds`
      const { names, since: at, xid } = wanted
      return ask<HeardEvent>("events_since", text, [
        names,
        at,
        xid,
        slack,
        after?.place ?? null,
        after?.id ?? "",
        limit,
      ])
    },

    async seenWaits(ids: readonly string[]): Promise<void> {
      await ask("seen_waits", "update engine.wait set fresh = false where id = any ($1::bigint[])", [ids])
    },

    /** Ends these waits, in the order given; says how many were still there. */
    async deliver(hits: readonly Hit[]): Promise<number> {
      const columns = [
        hits.map((hit) => hit.waitId),
        hits.map((hit) => hit.output),
        hits.map((hit) => hit.error),
      ]
      return move("deliver", "engine.deliver($1::bigint[], $2::json[], $3::json[])", columns)
    },

    /** What ends a run without a worker at hand needs to know of this release. */
    async rememberApp(id: string, hears: readonly string[]): Promise<void> {
      const text = `insert into engine.app as held (id, hears) values ($1, $2::text[])
        on conflict (one) do update set id = excluded.id, hears = excluded.hears`
      await ask("remember_app", text, [id, hears])
    },
  }
}
