import { platformPool } from "@/lib/db"
import { env } from "@/lib/env"
import { log } from "@/lib/log"
import { now, nowMs, SECOND_MS } from "@/lib/time"

/** What the worker last wrote of the way to the server. */
export type RelayBeat = {
  reachable: boolean
  /** Since when it is so. */
  since: string
  lastSentAt: string | null
  lastEventId: string | null
  /** Why nothing can be handed on just now, as a code. */
  away: string | null
}

/** How our functions were last told to the server. */
export type SyncBeat = { ok: boolean; message: string | null; functions: number; lastOkAt: string | null }

export type ServerState = {
  /** Where it is, without a path. */
  host: string
  relay: (RelayBeat & { at: Date }) | null
  sync: (SyncBeat & { at: Date }) | null
  /** The last call of the server's with a signature that held. */
  calledAt: Date | null
  /** Rows that wait to be handed on, and for how long the first one has. */
  waiting: number
  waitedMs: number
  /** Rows the server will not take. */
  refused: number
  /** Runs under way there, and those of them nobody could say anything of. */
  underWay: number
  unheard: number
}

const NOTE_EVERY_MS = 5 * SECOND_MS
let notedMs = Number.NEGATIVE_INFINITY

/** A call came: told at most every few seconds, by nobody's leave. */
export function noteCall(): void {
  if (performance.now() - notedMs < NOTE_EVERY_MS) return
  notedMs = performance.now()
  beat("server-call", {}).catch((error) => log.warn("engine.note_failed", { error }))
}

export const noteRelay = (detail: RelayBeat): Promise<void> => beat("server-relay", detail)
export const noteSync = (detail: SyncBeat): Promise<void> => beat("server-sync", detail)

async function beat(name: string, detail: object): Promise<void> {
  await platformPool().query(
    `insert into "Heartbeat" (name, at, detail) values ($1, $2, $3::json)
     on conflict (name) do update set at = excluded.at, detail = excluded.detail`,
    [name, now(), JSON.stringify(detail)],
  )
}

const STATE = `
  select
    (select json_object_agg(name, json_build_object('at', at, 'detail', detail)) from "Heartbeat"
      where name in ('server-call', 'server-relay', 'server-sync')) as beats,
    waiting.count::int as waiting, coalesce(waiting.ms, 0)::float8 as "waitedMs",
    (select count(*)::int from engine.event where fanned_at is null and relay_error is not null) as refused,
    under_way.count::int as "underWay", under_way.unheard::int as unheard
  from
    (select count(*) as count, extract(epoch from clock_timestamp() - min(created_at)) * 1000 as ms
      from engine.event where fanned_at is null and relay_error is null and name not like 'inngest/%') as waiting,
    (select count(*) as count, count(unheard_since) as unheard
      from engine.run where engine = 'server' and finished_at is null) as under_way`

type Row = Omit<ServerState, "host" | "relay" | "sync" | "calledAt"> & {
  beats: Record<string, { at: string; detail: unknown }> | null
}

/** How things stand with the server; null where the embedded engine drives the functions. */
export async function serverState(): Promise<ServerState | null> {
  const { INNGEST_BASE_URL } = env()
  if (!INNGEST_BASE_URL) return null
  const { rows } = await platformPool().query<Row>(STATE)
  const { beats, ...counts } = rows[0] as Row
  const read = <T extends object>(name: string) => {
    const found = beats?.[name]
    return found ? { ...(found.detail as T), at: new Date(found.at) } : null
  }
  return {
    host: new URL(INNGEST_BASE_URL).host,
    relay: read<RelayBeat>("server-relay"),
    sync: read<SyncBeat>("server-sync"),
    calledAt: read("server-call")?.at ?? null,
    ...counts,
  }
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`
const STALE_MS = 60 * SECOND_MS

/** In a sentence, the worst that is wrong; null when all is well. */
export function whatIsWrong(state: ServerState): string | null {
  const { relay, sync } = state
  if (!relay || nowMs() - relay.at.getTime() > STALE_MS) return "no worker hands events on"
  if (!relay.reachable) return "the server cannot be reached"
  if (relay.away === "http_401" || relay.away === "http_403") return "the server refuses the event key"
  if (relay.away) return `the server takes no events (${relay.away})`
  if (!sync?.ok) return "the server does not know our functions"
  if (state.refused > 0) return `${counted(state.refused, "event")} refused`
  if (state.unheard > 0) return `${counted(state.unheard, "run")} unheard of`
  return null
}
